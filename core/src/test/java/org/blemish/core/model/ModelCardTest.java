// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  @Test
  void statesTrainingDataAndAMissingGuarantee() {
    assertThat(ModelCard.render(ModelFileFixtures.METADATA, Optional.empty()))
        .startsWith("# screw\n")
        .contains("Method patchcore, modality rgb, backbone efficientnet-lite0.")
        .contains("280 good samples, digest `abab")
        .contains("seed 7")
        .contains("no threshold and no verdict");
  }

  @Test
  void statesTheGuaranteeThatFewHeldOutImagesCannotGive() {
    assertThat(
            ModelCard.render(
                ModelFileFixtures.METADATA, ModelFileFixtures.CALIBRATED_RULE.calibration()))
        .contains(
            "- Defective: at most 25 % of good parts above: 3 held-out good images cannot state the requested 1 %, which needs 20, or 99 for an order statistic.")
        .contains("- Unsure: at most 25 % of good parts above");
  }

  @Test
  void aProductsNameCannotBreakTheCard() {
    ModelMetadata facts =
        new ModelMetadata(
            "a\n# b",
            "ast",
            "depth",
            Optional.empty(),
            Json.tree(Map.of()),
            0,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    assertThat(ModelCard.render(facts, Optional.empty()))
        .startsWith("# a # b\n")
        .contains("modality depth, no backbone.")
        .contains("Networks trained elsewhere.");
  }
}
