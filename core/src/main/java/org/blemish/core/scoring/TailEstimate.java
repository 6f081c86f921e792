// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Arrays;

/**
 * Estimates a quantile for which there are too few scores: fits a generalised Pareto distribution
 * to the exceedances of a high score, by probability-weighted moments (Hosking and Wallis, 1987).
 * With {@code m} exceedances {@code y} of {@code u} among {@code n} scores and the rate {@code p}:
 *
 * <pre>
 * quantile = u + (sigma / xi) ((n p / m)^-xi - 1) c
 * c        = m ((m / (n p))^(1/m) - 1) / ln(m / (n p))
 * </pre>
 *
 * <p>The shape {@code xi} is shrunk towards 0, an exponential tail, since few scores determine it
 * badly. The factor {@code c} corrects for the estimated scale: with exponential tails and a known
 * shape the rate of new scores above the quantile is {@code p} on average.
 */
final class TailEstimate {
  /** Least number of scores for an estimate. */
  static final int MIN_SCORES = 20;

  private static final double TAIL_SHARE = 0.25;
  private static final int MIN_EXCEEDANCES = 8;
  private static final double PRIOR_WEIGHT = 20;
  private static final double MIN_SHAPE = -0.3;
  private static final double MAX_SHAPE = 0.5;
  private static final double EXPONENTIAL = 1e-6;

  private TailEstimate() {}

  /**
   * The score that a share of good images exceeds.
   *
   * @param scores at least {@link #MIN_SCORES}, in any order
   * @param rate in (0, 1)
   */
  static double quantile(double[] scores, double rate) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int m = Math.max(MIN_EXCEEDANCES, (int) Math.ceil(TAIL_SHARE * n));
    double excess = m / (n * rate);
    if (excess <= 1) {
      return sorted[n - 1 - (int) Math.floor(n * rate)]; // inside the scores, not in their tail
    }
    double u = sorted[n - m - 1];
    double mean = 0;
    double weighted = 0;
    for (int i = 0; i < m; i++) {
      double y = sorted[n - m + i] - u;
      mean += y / m;
      weighted += (m - 1.0 - i) / (m - 1) * y / m;
    }
    if (!(mean > 0)) {
      return sorted[n - 1]; // all of the highest scores are equal
    }
    double shape = shape(mean, weighted, m);
    double scale = mean * (1 - shape);
    double reach =
        Math.abs(shape) < EXPONENTIAL ? Math.log(excess) : (Math.pow(excess, shape) - 1) / shape;
    double correction = m * (Math.pow(excess, 1.0 / m) - 1) / Math.log(excess);
    return u + scale * reach * correction;
  }

  private static double shape(double mean, double weighted, int m) {
    double moments =
        mean > 2 * weighted ? 2 - mean / (mean - 2 * weighted) : MAX_SHAPE; // xi by the moments
    double drawn = m * moments / (m + PRIOR_WEIGHT);
    return Math.min(MAX_SHAPE, Math.max(MIN_SHAPE, drawn));
  }
}
