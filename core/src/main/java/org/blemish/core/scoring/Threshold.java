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
   * The threshold of a rate: an order statistic if there are enough scores (of cross-fitted ones,
   * which state no exact rate, between two of them), else an estimate of their tail, else their
   * maximum.
   *
   * @param rate share of good parts that may be above it, in (0, 1)
   */
  public static Threshold of(GoodScores scores, double rate, CalibrationSource source) {
    if (Quantile.reachable(scores.parts(), rate)) {
      double value =
          source == CalibrationSource.HELD_OUT
              ? Quantile.of(scores, rate)
              : Quantile.estimate(scores, rate);
      return of(value, scores, rate, ThresholdMethod.ORDER_STATISTIC, source);
    }
    if (scores.parts() >= TailEstimate.MIN_PARTS - GoodScores.ROUNDING) {
      return of(
          TailEstimate.quantile(scores, rate), scores, rate, ThresholdMethod.TAIL_ESTIMATE, source);
    }
    return of(scores.highest(), scores, rate, ThresholdMethod.MAXIMUM, source);
  }

  private static Threshold of(
      double value,
      GoodScores scores,
      double rate,
      ThresholdMethod method,
      CalibrationSource source) {
    int parts = Math.max(1, (int) Math.round(scores.parts()));
    double stated = method == ThresholdMethod.MAXIMUM ? Quantile.least(parts) : rate;
    return new Threshold(
        value, new StatedRate(rate, stated, scores.images(), parts, method, source));
  }

  /** The same threshold with a value that a user set. */
  public Threshold setByHand(double changed) {
    return new Threshold(changed, rate.setByHand());
  }
}
