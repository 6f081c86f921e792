// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.metrics;

import java.util.Arrays;

/** The last scores of a product. Safe for many threads. */
final class ScoreDrift {
  private static final int KEPT = 200;

  private final double[] values = new double[KEPT];
  private long count;

  synchronized void add(double value) {
    values[(int) (count % KEPT)] = value;
    count++;
  }

  /** The median of the last scores; NaN without any. */
  synchronized double median() {
    int n = (int) Math.min(count, KEPT);
    if (n == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
