// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
  /** Values by {@code scipy.stats.t.ppf(0.975, n - 1) * std(ddof=1) / sqrt(n)}. */
  @Test
  void agreesWithScipy() {
    check(0.925, 0.3176551, 0.9, 0.95);
    check(0.93666667, 0.07589166, 0.91, 0.93, 0.97);
    check(4.0, 2.9682522, 1, 2, 3, 4, 5, 9);
  }

  private static void check(double mean, double halfWidth, double... values) {
    Estimate estimate = Estimate.of(values);
    assertThat(estimate.mean()).isCloseTo(mean, within(1e-8));
    assertThat(estimate.halfWidth().orElseThrow()).isCloseTo(halfWidth, within(1e-4 * halfWidth));
    assertThat(estimate.count()).isEqualTo(values.length);
  }

  @Test
  void oneValueHasNoInterval() {
    assertThat(Estimate.of(0.5).halfWidth()).isEmpty();
  }
}
