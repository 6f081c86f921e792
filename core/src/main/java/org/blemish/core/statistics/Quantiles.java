// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.statistics;

import java.util.Arrays;

/**
 * Quantiles of a sample, interpolated. The thresholds use another definition, the conformal
 * quantile: {@link org.blemish.core.scoring.Threshold}.
 */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The middle value, or the mean of the two middle values of an even count.
   *
   * @param values at least one, in any order; not changed
   */
  public static double median(double[] values) {
    requireValues(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Linear interpolation between order statistics, the default of {@code numpy.quantile}.
   *
   * @param ascending at least one value, sorted
   * @param q 0 to 1
   */
  public static double interpolated(double[] ascending, double q) {
    requireValues(ascending);
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("quantile %s: expected 0 to 1".formatted(q));
    }
    double position = q * (ascending.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }

  private static void requireValues(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("quantile of no values: expected at least one");
    }
  }
}
