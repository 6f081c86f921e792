// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
  private static final Optional<Thresholds> LIMITS = Optional.of(new Thresholds(4, 2, 9));

  @ParameterizedTest
  @CsvSource({"4.5, DEFECTIVE", "4, UNSURE", "2.5, UNSURE", "2, GOOD", "-1, GOOD"})
  void aScoreHasToExceedAThreshold(double score, Verdict verdict) {
    Decision decision = Decision.of(score, LIMITS, Optional.empty());
    assertThat(decision.verdict()).isEqualTo(verdict);
    assertThat(decision.reason().isPresent()).isEqualTo(verdict != Verdict.GOOD);
  }

  @ParameterizedTest
  @CsvSource({"4.5", "2.5", "1"})
  void anImageThatTheGateRejectsIsAlwaysUnsure(double score) {
    Decision decision = Decision.of(score, LIMITS, Optional.of("too dark"));
    assertThat(decision.verdict()).isEqualTo(Verdict.UNSURE);
    assertThat(decision.reason()).contains("too dark");
    assertThat(decision.score()).isEqualTo(score);
  }

  @Test
  void withoutThresholdsThereIsNoVerdict() {
    Decision decision = Decision.of(1000, Optional.empty(), Optional.of("too dark"));
    assertThat(decision.verdict()).isEqualTo(Verdict.NONE);
    assertThat(decision.reason()).contains("too dark");
  }

  @Test
  void theReasonNamesScoreAndThreshold() {
    assertThat(Decision.of(4.5, LIMITS, Optional.empty()).reason())
        .contains("score 4.500 is above the reject threshold 4.000");
  }

  @Test
  void theReasonNamesTheWholeImageWhereNoPlaceIsUnusualEnough() {
    assertThat(Decision.of(4.5, LIMITS, Optional.empty(), Optional.empty(), 1).reason())
        .contains(
            "score 4.500 is above the reject threshold 4.000 by the statistics of the whole image, without which it is 3.500");
    assertThat(Decision.of(4.5, LIMITS, Optional.empty(), Optional.empty(), 0.25).reason())
        .contains("score 4.500 is above the reject threshold 4.000");
  }
}
