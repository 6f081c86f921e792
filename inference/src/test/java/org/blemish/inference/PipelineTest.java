// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.SampleDepth;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scan.ScanUnits;
import org.junit.jupiter.api.Test;

class PipelineTest {
  /** As the earlier versions of format 3 wrote it: every key is at the top level. */
  private static final String WRITTEN =
      """
      {
        "modality" : "rgb+depth",
        "preparation" : {
          "size" : {
            "width" : 64,
            "height" : 32
          },
          "fit" : "stretch"
        },
        "outputs" : [ "s5", "s6" ],
        "depth" : {
          "gapFillingPasses" : 3,
          "background" : "corners",
          "threshold" : 0.007,
          "relativeToBackground" : false,
          "grid" : {
            "width" : 24,
            "height" : 24
          },
          "downscale" : 8,
          "dilation" : 8,
          "seed" : 0
        },
        "scanScale" : 0.001
      }
      """;

  private static final Preparation PREPARATION = Preparation.stretched(new Size(64, 32));
  private static final Pipeline PIPELINE =
      new Pipeline(
          PREPARATION,
          List.of("s5", "s6"),
          Optional.of(new ScanInput(DepthSettings.paper(), Optional.of(0.001))));

  private static Pipeline read(String json) {
    return Json.read(json, Pipeline.class, "pipeline.json");
  }

  @Test
  void theBitDepthIsAnOptionalKeyThatReadersApply() {
    Pipeline deep =
        new Pipeline(
            PREPARATION, List.of("s5"), Optional.empty(), Optional.of(new SampleDepth(12)));
    String json = new String(Json.bytes(deep), UTF_8);

    assertThat(json).contains("\"bitDepth\" : 12");
    assertThat(read(json)).isEqualTo(deep);
    assertThat(read(json).reader().depth()).contains(new SampleDepth(12));
    assertThat(PIPELINE.reader().depth()).isEmpty();
    assertThatThrownBy(() -> read(json.replace("12", "17")))
        .hasMessageContaining("17 given, expected 8 to 16");
  }

  @Test
  void keysInTheModelFileAreThoseOfFormatThree() {
    assertThat(new String(Json.bytes(PIPELINE), UTF_8)).isEqualTo(WRITTEN);
    assertThat(read(WRITTEN)).isEqualTo(PIPELINE);
  }

  @Test
  void pipelineOfImagesAloneHasNoScanKeys() {
    Pipeline images = new Pipeline(PREPARATION, List.of("s5"), Optional.empty());
    assertThat(new String(Json.bytes(images), UTF_8))
        .contains("\"modality\" : \"rgb\"")
        .doesNotContain("depth", "scanScale");
    assertThat(images.reader().units()).isEqualTo(ScanUnits.UNSPECIFIED);
  }

  @Test
  void modalityFollowsFromOutputsAndScan() {
    assertThat(PIPELINE.modality()).isEqualTo(Modality.RGB_DEPTH);
    assertThat(new Pipeline(PREPARATION, List.of(), PIPELINE.scan()).modality())
        .isEqualTo(Modality.DEPTH);
    assertThat(PIPELINE.reader().units()).isEqualTo(ScanUnits.MILLIMETRES);
    assertThatThrownBy(() -> new Pipeline(PREPARATION, List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fileWhoseKeysDoNotFitIsAnError() {
    assertThatThrownBy(() -> read(WRITTEN.replace("rgb+depth", "rgb")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContainingAll(
            "pipeline.json", "modality rgb with backbone outputs [s5, s6] and with depth settings");
    assertThatThrownBy(() -> read(WRITTEN.replace("\"s5\", \"s6\"", "")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("do not fit");
    assertThatThrownBy(() -> read(WRITTEN.replace("scanScale", "scaleOfScans")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContainingAll("scaleOfScans", "unknown key", "scanScale");
    assertThatThrownBy(() -> read(WRITTEN.replace("0.001", "-1")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("metres per unit must be above 0, got -1");
  }
}
