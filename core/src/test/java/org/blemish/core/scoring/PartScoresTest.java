// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartScoresTest {
  private static final int IMAGES = 6;
  private static final FalseRejectRates RATES = new FalseRejectRates(0.05, 0.2);
  private static final Scoring SCORING =
      Scoring.fit(ScoringSettings.published("map", new Reduction.Max()), List.of());

  @Test
  void aPartHasTheScoreOfItsHighestImage() {
    PartScores scores =
        PartScores.of(
                List.of(
                    List.of(sample(1, 0.5), sample(7, 0.5)), List.of(sample(3, 1), sample(2, 1))))
            .orElseThrow();
    assertThat(scores.images()).isEqualTo(2);
    assertThat(scores.scores().scores()).containsExactly(3, 7);
    assertThat(scores.scores().weights()).containsExactly(1, 1);
    assertThat(scores.above(2)).isEqualTo(2);
    assertThat(scores.above(3)).isEqualTo(1);
  }

  @Test
  void partsOfOneImageOrOfUnequalNumbersHaveNone() {
    assertThat(PartScores.of(List.of())).isEmpty();
    assertThat(PartScores.of(List.of(List.of(sample(1, 1)), List.of(sample(2, 1))))).isEmpty();
    assertThat(
            PartScores.of(List.of(List.of(sample(1, 0.5), sample(2, 0.5)), List.of(sample(2, 1)))))
        .isEmpty();
  }

  @Test
  void thresholdFromPartsKeepsTheRateOfPartsWhereThatOfImagesExceedsIt() {
    double ofImages = 0;
    double ofParts = 0;
    double ofShares = 0;
    int draws = 40;
    for (int draw = 0; draw < draws; draw++) {
      Random random = new Random(draw);
      List<List<CalibrationSample>> parts = parts(199, random);
      List<CalibrationSample> images = parts.stream().flatMap(List::stream).toList();
      List<List<CalibrationSample>> fresh = parts(2000, random);
      DecisionRule image =
          DecisionRule.calibrated(SCORING.withRates(RATES), images, CalibrationSource.HELD_OUT);
      DecisionRule part = forParts(images, PartScores.of(parts));
      DecisionRule share = forParts(images, Optional.empty());
      ofImages += rejected(image, fresh) / draws;
      ofParts += rejected(part, fresh) / draws;
      ofShares += rejected(share, fresh) / draws;
      StatedRate rate = part.calibration().orElseThrow().reject().rate();
      assertThat(rate.stated()).isEqualTo(0.05);
      assertThat(rate.sentence())
          .isEqualTo(
              "at most 5 % of good parts with 6 images above, by 1194 held-out good images of 199"
                  + " parts");
    }
    assertThat(ofImages).isGreaterThan(0.1);
    assertThat(ofParts).isCloseTo(0.05, offset(0.01));
    assertThat(ofShares).isLessThan(0.05);
  }

  private static DecisionRule forParts(List<CalibrationSample> images, Optional<PartScores> parts) {
    return DecisionRule.uncalibrated(SCORING)
        .recalibratedForParts(RATES, IMAGES, images, parts, CalibrationSource.HELD_OUT);
  }

  /** Images of a part resemble each other. */
  private static List<List<CalibrationSample>> parts(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double common = random.nextGaussian();
              return IntStream.range(0, IMAGES)
                  .mapToObj(j -> sample(common + random.nextGaussian(), 1.0 / IMAGES))
                  .toList();
            })
        .toList();
  }

  private static double rejected(DecisionRule rule, List<List<CalibrationSample>> parts) {
    double threshold = rule.calibration().orElseThrow().reject().value();
    return parts.stream()
            .filter(part -> part.stream().anyMatch(image -> image.score() > threshold))
            .count()
        / (double) parts.size();
  }

  private static CalibrationSample sample(double score, double weight) {
    return new CalibrationSample(score, score, 0, 0, 0, weight, Optional.empty());
  }
}
