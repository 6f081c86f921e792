// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictCountsTest {
  /** Values of scipy.stats.binomtest(count, total).proportion_ci(0.95, 'exact'). */
  @ParameterizedTest
  @CsvSource({
    "0, 41, 0.0, 0.0860438",
    "1, 41, 0.000617317, 0.128554",
    "5, 10, 0.187086, 0.812914",
    "119, 119, 0.969477, 1.0",
    "100, 119, 0.761947, 0.901048",
    "950, 1000, 0.934610, 0.962665",
    "10000, 1000000, 0.0098059062, 0.0101969398",
    "500000, 2000000, 0.2493999983, 0.2506007256",
    "999999, 1000000, 0.9999944284, 0.9999999747"
  })
  void intervalsAreThoseOfClopperAndPearson(int count, int total, double low, double high) {
    Proportion proportion = new Proportion(count, total);

    assertThat(proportion.low()).isCloseTo(low, within(1e-6));
    assertThat(proportion.high()).isCloseTo(high, within(1e-6));
  }

  @Test
  void countsVerdictsByLabel() {
    VerdictCounts.Counter counter = new VerdictCounts.Counter();
    counter.add(Label.DEFECTIVE, Verdict.DEFECTIVE);
    counter.add(Label.DEFECTIVE, Verdict.DEFECTIVE);
    counter.add(Label.DEFECTIVE, Verdict.UNSURE);
    counter.add(Label.DEFECTIVE, Verdict.GOOD);
    counter.add(Label.GOOD, Verdict.GOOD);
    counter.add(Label.GOOD, Verdict.DEFECTIVE);

    VerdictCounts counts = counter.counts().orElseThrow();
    assertThat(counts.found()).isEqualTo(new Proportion(2, 4));
    assertThat(counts.unsure()).isEqualTo(new Proportion(1, 4));
    assertThat(counts.missed()).isEqualTo(new Proportion(1, 4));
    assertThat(counts.falseRejects()).isEqualTo(new Proportion(1, 2));
    assertThat(counts.sentence())
        .startsWith("finds 2 of 4 (50.0 %, 95 % interval 6.8 to 93.2) of the defective images");
  }

  @Test
  void aModelWithoutThresholdsHasNoCounts() {
    VerdictCounts.Counter counter = new VerdictCounts.Counter();
    counter.add(Label.GOOD, Verdict.NONE);
    assertThat(counter.counts()).isEmpty();
  }
}
