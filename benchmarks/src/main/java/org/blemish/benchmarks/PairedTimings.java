// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import org.blemish.core.statistics.Quantiles;

/**
 * Milliseconds of two ways of doing something, measured in turn, so that what else the machine does
 * meets both alike.
 *
 * @param first of each round
 * @param second of each round
 */
record PairedTimings(double[] first, double[] second) {
  /**
   * Runs both in turn.
   *
   * @param warmUp rounds that do not count
   * @param rounds that count, at least 1
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

  /** Both of these ways one after the other. */
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

  /** The last of the rounds alone. */
  PairedTimings last(int rounds) {
    int from = first.length - rounds;
    return new PairedTimings(
        Arrays.copyOfRange(first, from, first.length),
        Arrays.copyOfRange(second, from, second.length));
  }

  /** Median and least time of both, and by how much the second is above the first in each. */
  String line(String title) {
    return String.format(
        Locale.ROOT,
        "%-28s %10.1f %10.1f %+7.1f %%   %10.1f %10.1f %+7.1f %%",
        title,
        Quantiles.median(first),
        Quantiles.median(second),
        100 * (Quantiles.median(second) / Quantiles.median(first) - 1),
        least(first),
        least(second),
        100 * (least(second) / least(first) - 1));
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
        "least");
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }
}
