// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import java.util.Collection;
import java.util.Locale;
import org.blemish.core.statistics.Quantiles;

/**
 * Times of requests.
 *
 * @param ascending milliseconds, sorted, at least one
 */
record Latencies(double[] ascending) {
  /** Times in any order. */
  static Latencies of(Collection<Double> milliseconds) {
    return new Latencies(milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  /** Runs work and takes its time in milliseconds. */
  static double milliseconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * A quantile in milliseconds.
   *
   * @param q 0 to 1
   */
  double quantile(double q) {
    return Quantiles.interpolated(ascending, q);
  }

  /** Median, 95th and 99th percentile, and maximum. */
  String line(String title) {
    return String.format(
        Locale.ROOT,
        "%-24s %7d %9.1f %9.1f %9.1f %9.1f",
        title,
        ascending.length,
        quantile(0.5),
        quantile(0.95),
        quantile(0.99),
        quantile(1));
  }

  static String heading() {
    return String.format(
        "%-24s %7s %9s %9s %9s %9s", "milliseconds", "count", "p50", "p95", "p99", "max");
  }
}
