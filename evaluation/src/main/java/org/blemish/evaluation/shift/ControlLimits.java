// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.util.List;

/**
 * Limits of a control chart of means (Shewhart): a mean of {@code n} values outside {@code centre
 * +- 3 deviation / sqrt(n)} is unlikely without a change.
 *
 * @param centre mean of the reference
 * @param deviation standard deviation of the reference, at least 0
 */
record ControlLimits(double centre, double deviation) {
  private static final double DEVIATIONS = 3;

  /** Limits from reference values, at least one. */
  static ControlLimits of(List<Double> reference) {
    double mean = reference.stream().mapToDouble(v -> v).average().orElseThrow();
    double squares = reference.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return new ControlLimits(
        mean, reference.size() < 2 ? 0 : Math.sqrt(squares / (reference.size() - 1)));
  }

  double lower(int n) {
    return centre - DEVIATIONS * deviation / Math.sqrt(n);
  }

  double upper(int n) {
    return centre + DEVIATIONS * deviation / Math.sqrt(n);
  }

  boolean contains(double mean, int n) {
    return mean >= lower(n) && mean <= upper(n);
  }
}
