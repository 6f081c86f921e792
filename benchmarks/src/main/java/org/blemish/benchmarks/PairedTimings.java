// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import org.blemish.core.statistics.Quantiles;

/**
 * Times of two alternatives, measured alternately so that other load affects both equally.
 *
 * @param first milliseconds of the first alternative in each round
 * @param second milliseconds of the second alternative in each round
 */
record PairedTimings(double[] first, double[] second) {
  /**
   * Runs both alternately.
   *
   * @param warmUp rounds that are not measured
   * @param rounds rounds that are measured, at least 1
   */
  static PairedTimings measure(int warmUp, int rounds, Runnable first, Runnable second) {
    PairedTimings times = new PairedTimings(new double[rounds], new double[rounds]);
    for (int round = -warmUp; round < rounds; round++) {
      double a = milliseconds(first);
      double b = milliseconds(second);
      if (round >= 0) {
        times.first[round] = a;
        times.second[round] = b;
      }
    }
    return times;
  }

  private static double milliseconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  /** The sums of two measurements, round by round. */
  PairedTimings plus(PairedTimings other) {
    return new PairedTimings(sum(first, other.first), sum(second, other.second));
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  /** The last rounds only. */
  PairedTimings last(int rounds) {
    int from = first.length - rounds;
    return new PairedTimings(
        Arrays.copyOfRange(first, from, first.length),
        Arrays.copyOfRange(second, from, second.length));
  }

  /** Median and minimum of both, and how much larger those of the second are in per cent. */
  String line(String title) {
    return String.format(
        Locale.ROOT,
        "%-28s %10.1f %10.1f %+7.1f %%   %10.1f %10.1f %+7.1f %%",
        title,
        Quantiles.median(first),
        Quantiles.median(second),
        100 * (Quantiles.median(second) / Quantiles.median(first) - 1),
        min(first),
        min(second),
        100 * (min(second) / min(first) - 1));
  }

  static String heading(String first, String second) {
    return String.format(
        Locale.ROOT,
        "%-28s %10s %10s %9s   %10s %10s %9s",
        "milliseconds",
        first,
        second,
        "median",
        first,
        second,
        "minimum");
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }
}
