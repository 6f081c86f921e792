// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;

class ThresholdTableTest {
  @Test
  void everyMetricMatchesItsDefinitionOnTiedScores() {
    for (int seed = 0; seed < 50; seed++) {
      List<ScoredImage> images = random(seed, 40, 8);
      ThresholdTable table = ThresholdTable.of(images);

      assertThat(table.auroc()).hasValueCloseTo(naiveAuroc(images), within(1e-14));
      assertThat(table.averagePrecision()).hasValueCloseTo(naivePrecision(images), within(1e-14));
      ThresholdTable.F1 best = table.f1Max().orElseThrow();
      assertThat(best.value()).isCloseTo(naiveF1(images), within(1e-14));
      assertThat(best.value()).isCloseTo(f1At(images, best.threshold()), within(1e-14));
      for (double rate : new double[] {0, 0.05, 0.1, 0.5, 1}) {
        assertThat(table.recallAt(rate)).hasValueCloseTo(naiveRecall(images, rate), within(1e-14));
      }
    }
  }

  @Test
  void areaUnderTheRocPointsIsTheAuroc() {
    List<ScoredImage> images = random(3, 60, 10);
    List<CurvePoint> roc = ThresholdTable.of(images).roc();
    double area = 0;
    for (int i = 1; i < roc.size(); i++) {
      area += (roc.get(i).x() - roc.get(i - 1).x()) * (roc.get(i).y() + roc.get(i - 1).y()) / 2;
    }
    assertThat(area).isCloseTo(naiveAuroc(images), within(1e-14));
    assertThat(roc.get(roc.size() - 1)).extracting(CurvePoint::x, CurvePoint::y).contains(1.0, 1.0);
  }

  @Test
  void precisionRecallPointsAreThoseOfTheirThresholds() {
    List<ScoredImage> images = random(4, 30, 6);
    List<CurvePoint> points = ThresholdTable.of(images).precisionRecall();
    assertThat(points).hasSizeGreaterThan(3);
    for (CurvePoint point : points.subList(1, points.size())) {
      assertThat(point.x()).isEqualTo(recallAt(images, point.threshold()));
      assertThat(point.y()).isEqualTo(precisionAt(images, point.threshold()));
    }
  }

  @Test
  void allEqualScoresAreChance() {
    ThresholdTable table = ThresholdTable.of(List.of(good(1), good(1), bad(1)));
    assertThat(table.auroc()).hasValue(0.5);
    assertThat(table.averagePrecision()).hasValue(1.0 / 3);
    assertThat(table.f1Max()).contains(new ThresholdTable.F1(0.5, 1));
    assertThat(table.recallAt(0.5)).hasValue(0);
  }

  @Test
  void zeroAndNegativeZeroAreOneScore() {
    assertThat(ThresholdTable.of(List.of(good(-0.0), bad(0.0))).auroc()).hasValue(0.5);
  }

  @Test
  void metricsOfAMissingClassAreAbsent() {
    ThresholdTable good = ThresholdTable.of(List.of(good(1), good(2)));
    assertThat(good.auroc()).isEmpty();
    assertThat(good.averagePrecision()).isEmpty();
    assertThat(good.f1Max()).isEmpty();
    assertThat(good.recallAt(0.1)).isEmpty();
    assertThat(good.roc()).isEmpty();
    assertThat(good.precisionRecall()).isEmpty();
    ThresholdTable bad = ThresholdTable.of(List.of(bad(1)));
    assertThat(bad.auroc()).isEmpty();
    assertThat(bad.averagePrecision()).hasValue(1);
    assertThat(ThresholdTable.of(List.of()).auroc()).isEmpty();
  }

  @Test
  void aScoreThatIsNoNumberNamesItsImage() {
    assertThatThrownBy(() -> new ScoredImage("test/crack/004.png", Double.NaN, Label.GOOD, "good"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("test/crack/004.png")
        .hasMessageContaining("NaN");
  }

  static List<ScoredImage> random(int seed, int count, int distinct) {
    Random random = new Random(seed);
    List<ScoredImage> images = new ArrayList<>(List.of(good(3), bad(4)));
    while (images.size() < count) {
      double score = random.nextInt(distinct);
      images.add(random.nextBoolean() ? good(score) : bad(score + random.nextInt(2)));
    }
    return images;
  }

  static ScoredImage good(double score) {
    return new ScoredImage("good", score, Label.GOOD, "good");
  }

  static ScoredImage bad(double score) {
    return new ScoredImage("bad", score, Label.DEFECTIVE, "crack");
  }

  private static double naiveAuroc(List<ScoredImage> images) {
    double won = 0;
    double pairs = 0;
    for (ScoredImage p : images) {
      for (ScoredImage n : images) {
        if (p.label() == Label.DEFECTIVE && n.label() == Label.GOOD) {
          pairs++;
          won += p.score() > n.score() ? 1 : p.score() == n.score() ? 0.5 : 0;
        }
      }
    }
    return won / pairs;
  }

  private static double[] thresholds(List<ScoredImage> images) {
    return images.stream().mapToDouble(i -> -i.score()).distinct().sorted().map(s -> -s).toArray();
  }

  private static double naivePrecision(List<ScoredImage> images) {
    double sum = 0;
    double recallBefore = 0;
    for (double threshold : thresholds(images)) {
      sum += (recallAt(images, threshold) - recallBefore) * precisionAt(images, threshold);
      recallBefore = recallAt(images, threshold);
    }
    return sum;
  }

  private static double naiveF1(List<ScoredImage> images) {
    double best = 0;
    for (double threshold : thresholds(images)) {
      best = Math.max(best, f1At(images, threshold));
    }
    return best;
  }

  private static double naiveRecall(List<ScoredImage> images, double rate) {
    double goods = images.stream().filter(i -> i.label() == Label.GOOD).count();
    double best = 0;
    for (double threshold : thresholds(images)) {
      double rejected =
          images.stream().filter(i -> i.label() == Label.GOOD && i.score() >= threshold).count();
      if (rejected / goods <= rate) {
        best = Math.max(best, recallAt(images, threshold));
      }
    }
    return best;
  }

  private static double f1At(List<ScoredImage> images, double threshold) {
    double precision = precisionAt(images, threshold);
    double recall = recallAt(images, threshold);
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static double recallAt(List<ScoredImage> images, double threshold) {
    double all = images.stream().filter(i -> i.label() == Label.DEFECTIVE).count();
    return hits(images, threshold) / all;
  }

  private static double precisionAt(List<ScoredImage> images, double threshold) {
    return hits(images, threshold) / images.stream().filter(i -> i.score() >= threshold).count();
  }

  private static double hits(List<ScoredImage> images, double threshold) {
    return images.stream()
        .filter(i -> i.label() == Label.DEFECTIVE && i.score() >= threshold)
        .count();
  }
}
