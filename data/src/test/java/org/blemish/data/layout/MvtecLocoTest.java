// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.DefectKind;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MvtecLocoTest {
  private static final String CONFIG =
      """
      [
        {"defect_name": "1_pushpin_missing", "pixel_value": 255,
         "saturation_threshold": 1.0, "relative_saturation": true},
        {"defect_name": "broken", "pixel_value": 254,
         "saturation_threshold": 40, "relative_saturation": false}
      ]
      """;

  @TempDir Path folder;

  private Path pushpins(String config) {
    Path root =
        DatasetFixtures.tree(
            folder.resolve("pushpins"),
            "train/good/000.png",
            "validation/good/000.png",
            "test/good/000.png",
            "test/logical_anomalies/000.png",
            "test/structural_anomalies/000.png",
            "ground_truth/logical_anomalies/000/001.png",
            "ground_truth/logical_anomalies/000/000.png",
            "ground_truth/structural_anomalies/000/000.png");
    DatasetFixtures.text(root, "defects_config.json", config);
    return root;
  }

  @Test
  void readsSeveralMasksOfAnImageAndTheirKinds() {
    Path root = pushpins(CONFIG);
    assertThat(DatasetLayouts.detect(root).name()).isEqualTo("mvtec-loco");

    Dataset set = DatasetLayouts.detect(root).read(root);

    assertThat(set.validation()).hasSize(1);
    Sample logical = DatasetFixtures.sample(set.test(), "test/logical_anomalies/000.png");
    assertThat(logical.defectType()).isEqualTo("logical_anomalies");
    assertThat(logical.masks())
        .containsExactly(
            root.resolve("ground_truth/logical_anomalies/000/000.png"),
            root.resolve("ground_truth/logical_anomalies/000/001.png"));
    assertThat(set.maskEncoding())
        .isInstanceOfSatisfying(
            MaskEncoding.ByKind.class,
            coding ->
                assertThat(coding.kinds())
                    .containsExactly(
                        new DefectKind("1_pushpin_missing", 255, 1.0, true),
                        new DefectKind("broken", 254, 40, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};                       expected an array",
        "[{}];                     entry 0: expected defect_name",
        "[;                        line 1",
        "[{\"defect_name\":\"a\",\"pixel_value\":0,\"saturation_threshold\":1,\"relative_saturation\":true}]; entry 0: pixel value 0",
      })
  void namesWhatIsWrongInTheConfiguration(String config, String expected) {
    Path root = pushpins(config);

    assertThatThrownBy(() -> new MvtecLoco().read(root))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("defects_config.json")
        .hasMessageContaining(expected);
  }
}
