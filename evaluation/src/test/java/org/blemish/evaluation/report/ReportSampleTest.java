// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.scoring.Decision;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;

class ReportSampleTest {
  private static final Optional<Thresholds> LIMITS = Optional.of(new Thresholds(3, 2, 1));
  private static final String DARK = "darker than all good images";

  @Test
  void keepsTheGateReasonAtEveryScore() {
    // At 2.5 the score alone gives UNSURE too.
    for (double score : List.of(1.0, 2.5, 4.0)) {
      assertThat(reported(score, Optional.of(DARK)).gateReason())
          .as("score %s", score)
          .contains(DARK);
    }
  }

  @Test
  void aVerdictByScoreHasNoGateReason() {
    for (double score : List.of(1.0, 2.5, 4.0)) {
      assertThat(reported(score, Optional.empty()).gateReason()).as("score %s", score).isEmpty();
    }
  }

  @Test
  void namesAndLabelComeFromTheDataSet() {
    ReportSample sample = reported(2.5, Optional.empty());

    assertThat(sample.id()).isEqualTo("test/crack/001.png");
    assertThat(sample.label()).contains(Label.DEFECTIVE);
    assertThat(sample.defectType()).isEqualTo("crack");
    assertThat(sample.score()).isEqualTo(2.5);
  }

  private static ReportSample reported(double score, Optional<String> gateReason) {
    Path file = Path.of("001.png");
    Sample sample =
        new Sample(
            "test/crack/001.png",
            Optional.of(file),
            Optional.empty(),
            Label.DEFECTIVE,
            "crack",
            List.of(),
            Optional.empty());
    Decision decision = Decision.of(score, LIMITS, gateReason);
    Inspection inspection =
        new Inspection(
            Inspection.SCHEMA,
            "001.png",
            "00",
            new Size(4, 4),
            score,
            decision.thresholds(),
            Optional.empty(),
            decision.verdict(),
            decision.reason(),
            List.of(),
            Optional.empty(),
            Map.of());
    return ReportSample.of(sample, inspection, gateReason);
  }
}
