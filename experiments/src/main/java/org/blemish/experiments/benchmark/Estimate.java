// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Mean over seeds and half the width of its 95 % confidence interval by Student's t. The interval
 * covers the effect of the seed on the same test images, not that of other test images.
 *
 * @param mean of the values
 * @param halfWidth {@code t(0.975, n - 1) s / sqrt(n)}; empty for one value
 * @param count number of values
 */
public record Estimate(double mean, OptionalDouble halfWidth, int count) {
  /** {@code t(0.975, degrees)} for 1 to 30 degrees of freedom. */
  private static final double[] T = {
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788,
    2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639,
    2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423
  };

  /** Computes the estimate from at least one value. */
  public static Estimate of(double... values) {
    int n = values.length;
    double mean = Arrays.stream(values).average().orElseThrow();
    if (n == 1) {
      return new Estimate(mean, OptionalDouble.empty(), 1);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double t = T[Math.min(n - 1, T.length) - 1]; // for more than 30 the last is slightly too wide
    return new Estimate(
        mean, OptionalDouble.of(t * Math.sqrt(squares / (n - 1)) / Math.sqrt(n)), n);
  }
}
