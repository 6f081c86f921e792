// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Arrays;

/**
 * The conformal quantile: with n scores of good parts, the score of a new good part is above the
 * k-th smallest with a probability of at most {@code a}, where {@code k = ceil((n + 1)(1 - a))}.
 * This holds for any distribution if the scores are exchangeable.
 */
final class Quantile {
  /** Compensates rounding, by which {@code 100 * 0.99} is slightly more than 99. */
  private static final double ROUNDING = 1e-9;

  private Quantile() {}

  /**
   * @param values at least one, in any order
   * @return the k-th smallest; the largest if there are too few values for the rate
   */
  static double of(double[] values, double rate) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(rank(sorted.length, rate), sorted.length) - 1];
  }

  /** Whether {@code n} values suffice for the rate. */
  static boolean reachable(int n, double rate) {
    return rank(n, rate) <= n;
  }

  /** The number of values that the rate needs. */
  static int needed(double rate) {
    return (int) Math.ceil((1 - rate) / rate - ROUNDING);
  }

  /**
   * The least rate that n values can state: the expected share of new values above their highest.
   */
  static double least(int n) {
    return 1.0 / (n + 1);
  }

  private static int rank(int n, double rate) {
    return Math.max(1, (int) Math.ceil((n + 1) * (1 - rate) - ROUNDING));
  }
}
