// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;

class PartInspectionTest {
  private static Inspection image(String source, Verdict verdict, double score) {
    return new Inspection(
        Inspection.SCHEMA,
        source,
        "00",
        new Size(1, 1),
        score,
        Optional.empty(),
        Optional.empty(),
        verdict,
        verdict == Verdict.GOOD ? Optional.empty() : Optional.of("reason of " + source),
        List.of(),
        Optional.empty(),
        Map.of());
  }

  @Test
  void theWorstVerdictCountsBeforeTheHighestScore() {
    PartInspection part =
        PartInspection.of(
            "7",
            List.of(
                image("top", Verdict.GOOD, 9),
                image("side", Verdict.UNSURE, 1),
                image("back", Verdict.UNSURE, 2),
                image("left", Verdict.GOOD, 3)));
    assertThat(part.verdict()).isEqualTo(Verdict.UNSURE);
    assertThat(part.worstImage().source()).isEqualTo("back");
    assertThat(part.reason()).contains("reason of back");
  }

  @Test
  void aGoodPartWithAMissingImageIsUnsureAndADefectiveOneStaysDefective() {
    PartInspection good = PartInspection.of("7", List.of(image("top", Verdict.GOOD, 1)));
    assertThat(good.incomplete("side.png is damaged"))
        .extracting(PartInspection::verdict, PartInspection::reason)
        .containsExactly(Verdict.UNSURE, Optional.of("side.png is damaged"));
    PartInspection defective = PartInspection.of("7", List.of(image("top", Verdict.DEFECTIVE, 1)));
    assertThat(defective.incomplete("side.png is damaged")).isEqualTo(defective);
  }

  @Test
  void anOrdinaryMapperWritesTheSameJson() throws JsonProcessingException {
    PartInspection part =
        PartInspection.of(
            "7", List.of(image("a", Verdict.GOOD, 1), image("b", Verdict.DEFECTIVE, 2)));
    assertThat(new ObjectMapper().writeValueAsString(part))
        .isEqualTo(part.toJson())
        .startsWith(
            "{\"schema\":1,\"part\":\"7\",\"verdict\":\"DEFECTIVE\",\"reason\":\"reason of"
                + " b\",\"worst\":1,");
  }

  @Test
  void aPartNeedsAnImage() {
    assertThatThrownBy(() -> PartInspection.of("7", List.of()))
        .hasMessage("7: a part without images");
  }
}
