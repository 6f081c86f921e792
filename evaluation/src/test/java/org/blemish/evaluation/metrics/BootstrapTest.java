// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 7);

  @Test
  void theIntervalIsAboutTwoStandardErrorsToEachSide() {
    List<ScoredImage> images = normal(200);
    double auroc = ThresholdTable.of(images).auroc().orElseThrow();

    Interval interval = BOOTSTRAP.interval(images, ThresholdTable::auroc).orElseThrow();

    // Hanley and McNeil's standard error of an AUROC
    double q1 = auroc / (2 - auroc);
    double q2 = 2 * auroc * auroc / (1 + auroc);
    double n = 100;
    double variance =
        auroc * (1 - auroc) + (n - 1) * (q1 - auroc * auroc) + (n - 1) * (q2 - auroc * auroc);
    double error = Math.sqrt(variance) / n;
    assertThat(interval.low()).isCloseTo(auroc - 1.96 * error, within(0.3 * error));
    assertThat(interval.high()).isCloseTo(auroc + 1.96 * error, within(0.3 * error));
  }

  @Test
  void sameSeedGivesSameIntervalInAnyImageOrder() {
    List<ScoredImage> images = normal(50);
    Interval interval = BOOTSTRAP.interval(images, ThresholdTable::auroc).orElseThrow();
    List<ScoredImage> shuffled = new ArrayList<>(images);
    Collections.shuffle(shuffled, new Random(3));

    assertThat(BOOTSTRAP.interval(shuffled, ThresholdTable::auroc)).contains(interval);
    assertThat(new Bootstrap(2000, 0.95, 8).interval(images, ThresholdTable::auroc).orElseThrow())
        .isNotEqualTo(interval);
  }

  @Test
  void anUndefinedMetricHasNoInterval() {
    assertThat(BOOTSTRAP.interval(List.of(ThresholdTableTest.good(1)), ThresholdTable::auroc))
        .isEmpty();
    assertThat(BOOTSTRAP.interval(List.of(), ThresholdTable::auroc)).isEmpty();
  }

  @Test
  void skipsResamplesOfOneClass() {
    List<ScoredImage> two = List.of(ThresholdTableTest.good(1), ThresholdTableTest.bad(2));
    assertThat(BOOTSTRAP.interval(two, ThresholdTable::auroc)).contains(new Interval(1, 1));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Bootstrap(10, 95, 0)).hasMessageContaining("95");
  }

  private static List<ScoredImage> normal(int count) {
    Random random = new Random(11);
    List<ScoredImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean bad = i % 2 == 0;
      images.add(
          new ScoredImage(
              "image " + i,
              random.nextGaussian() + (bad ? 1.2 : 0),
              bad ? Label.DEFECTIVE : Label.GOOD,
              bad ? "crack" : "good"));
    }
    return images;
  }
}
