// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * The conformal quantile: with n scores of good parts, the score of a new good part is above the
 * k-th smallest with a probability of at most {@code a}, where {@code k = ceil((n + 1)(1 - a))}.
 * This holds for any distribution if the scores are exchangeable. Where parts have several images,
 * the k-th smallest is the first score up to which the images weigh {@code (n + 1)(1 - a)}, and the
 * statement is about a random image of a new part (Lee, Barber and Willett, 2023: Distribution-free
 * inference with hierarchical data).
 */
final class Quantile {
  private Quantile() {}

  /** The quantile; the highest score if there are too few parts for the rate. */
  static double of(GoodScores scores, double rate) {
    return scores.reaching(weight(scores.parts(), rate));
  }

  /**
   * An estimate of the quantile, between the two scores next to the weight {@code (n + 1)(1 - a)}:
   * at most {@link #of}. With uniform scores, new ones exceed it with a probability of {@code a};
   * with a density that falls in the tail, with a lower one.
   */
  static double estimate(GoodScores scores, double rate) {
    return scores.interpolated(weight(scores.parts(), rate));
  }

  /** Whether a number of parts suffices for the rate. */
  static boolean reachable(double parts, double rate) {
    return weight(parts, rate) <= parts + GoodScores.ROUNDING;
  }

  /** The number of parts that the rate needs. */
  static int needed(double rate) {
    return (int) Math.ceil((1 - rate) / rate - GoodScores.ROUNDING);
  }

  /**
   * The least rate that a number of parts can state: the expected share of new ones above their
   * highest.
   */
  static double least(int parts) {
    return 1.0 / (parts + 1);
  }

  private static double weight(double parts, double rate) {
    return (parts + 1) * (1 - rate);
  }
}
