// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.core.scoring.StatedRate;
import org.blemish.core.scoring.Threshold;
import org.blemish.core.scoring.ThresholdMethod;
import org.junit.jupiter.api.Test;

class DefectRecallTest {
  @Test
  void theSentenceCountsEachVerdict() {
    assertThat(new DefectRecall(8, 5, 2).sentence())
        .isEqualTo("5 of 8 called defective (62.5 %), 2 unsure, 1 good");
  }

  @Test
  void scoresAreCountedByTheThresholdsThatTheyExceed() {
    StatedRate rate =
        new StatedRate(
            0.01, 0.01, 100, 100, ThresholdMethod.ORDER_STATISTIC, CalibrationSource.HELD_OUT);
    Calibration calibration =
        new Calibration(
            new Threshold(3, rate),
            new Threshold(2, rate),
            4,
            new DisplayScale(0, 8),
            Optional.empty());
    DecisionRule rule =
        DecisionRule.uncalibrated(
            Scoring.fit(ScoringSettings.published("map", new Reduction.Max()), List.of()));
    List<Double> scores = List.of(1.0, 2.0, 2.5, 3.0, 3.5, 9.0);

    assertThat(DefectRecall.of(rule.withCalibration(calibration), scores))
        .isEqualTo(new DefectRecall(6, 2, 2));
    assertThat(DefectRecall.of(rule, scores))
        .as("without thresholds")
        .isEqualTo(new DefectRecall(6, 0, 0));
  }

  @Test
  void recallOfNoPartsIsRejected() {
    assertThatThrownBy(() -> new DefectRecall(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one part");
  }
}
