// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * A threshold of image scores and the rate of good parts above it.
 *
 * @param value higher scores exceed the threshold
 * @param rate stated share of good parts above the threshold
 */
public record Threshold(double value, @JsonAlias("promise") StatedRate rate) {
  /**
   * The threshold of a rate: an order statistic if there are enough scores, else an estimate of
   * their tail, else their maximum.
   *
   * @param scores of good images, at least one
   * @param rate share of good parts that may be above it, in (0, 1)
   */
  public static Threshold of(double[] scores, double rate, CalibrationSource source) {
    int n = scores.length;
    if (Quantile.reachable(n, rate)) {
      return new Threshold(
          Quantile.of(scores, rate),
          new StatedRate(rate, rate, n, ThresholdMethod.ORDER_STATISTIC, source));
    }
    if (n >= TailEstimate.MIN_SCORES) {
      return new Threshold(
          TailEstimate.quantile(scores, rate),
          new StatedRate(rate, rate, n, ThresholdMethod.TAIL_ESTIMATE, source));
    }
    return new Threshold(
        Quantile.of(scores, rate),
        new StatedRate(rate, Quantile.least(n), n, ThresholdMethod.MAXIMUM, source));
  }

  /** The same threshold with a value that a user set. */
  public Threshold setByHand(double changed) {
    return new Threshold(changed, rate.setByHand());
  }
}
