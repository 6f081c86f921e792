// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefectsConfigTest {
  private static final String JSON =
      """
      [{"defect_name": "1_pushpin_missing", "pixel_value": 255,
        "saturation_threshold": 0.3, "relative_saturation": true},
       {"defect_name": "dirt", "pixel_value": 254,
        "saturation_threshold": 20, "relative_saturation": false}]
      """;

  @TempDir private Path folder;

  @Test
  void relativeThresholdsAreCutOffAndAbsoluteOnesEndAtTheArea() throws IOException {
    DefectsConfig config = config(JSON);
    Path png = Path.of("000.png");
    assertThat(config.region(png, 255, square(7))).isEqualTo(region("1_pushpin_missing", 7, 14));
    assertThat(config.region(png, 254, square(7))).isEqualTo(region("dirt", 7, 20));
    assertThat(config.region(png, 254, square(3))).isEqualTo(region("dirt", 3, 9));
  }

  @Test
  void aTinyRegionSaturatesAtOnePixel() throws IOException {
    assertThat(config(JSON).region(Path.of("000.png"), 255, square(1)).saturation()).isEqualTo(1);
  }

  @Test
  void anUnknownValueNamesTheFileAndTheKnownOnes() throws IOException {
    DefectsConfig config = config(JSON);
    assertThatThrownBy(() -> config.region(Path.of("ground_truth/000.png"), 3, square(1)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("000.png")
        .hasMessageContaining("[255, 254]");
  }

  @Test
  void aRegionWithoutPixelsNamesItsFile() throws IOException {
    DefectsConfig config = config(JSON);
    Mask nothing = Mask.empty(square(1).size());
    assertThatThrownBy(() -> config.region(Path.of("000.png"), 255, nothing))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("000.png");
  }

  @Test
  void aFileThatIsNoConfigurationIsNamed() {
    assertThatThrownBy(() -> config("[{\"defect_name\": \"dirt\"}]"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("defects_config.json");
  }

  private DefectsConfig config(String json) throws IOException {
    return DefectsConfig.read(Files.writeString(folder.resolve("defects_config.json"), json));
  }

  private static DefectRegion region(String name, int side, int saturation) {
    return new DefectRegion(name, square(side), saturation);
  }

  private static Mask square(int side) {
    BitSet bits = new BitSet();
    bits.set(0, side * side);
    return new Mask(side, side, bits);
  }
}
