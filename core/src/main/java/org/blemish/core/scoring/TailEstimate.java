// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * Estimates a quantile for which there are too few scores: fits a generalised Pareto distribution
 * to the exceedances of a high score, by probability-weighted moments (Hosking and Wallis, 1987).
 * With {@code m} exceedances {@code y} of {@code u} among {@code n} scores (both counted by weight)
 * and the rate {@code p}:
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
  /** Least number of parts for an estimate. */
  static final int MIN_PARTS = 20;

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
   * @param good scores of at least {@link #MIN_PARTS} parts
   * @param rate in (0, 1)
   */
  static double quantile(GoodScores good, double rate) {
    double n = good.parts();
    double least = Math.max(MIN_EXCEEDANCES, Math.ceil(TAIL_SHARE * n - GoodScores.ROUNDING));
    if (least <= n * rate) {
      return good.reaching(n - Math.floor(n * rate)); // inside the scores, not in their tail
    }
    double[] scores = good.scores();
    double[] weights = good.weights();
    int first = scores.length; // of the exceedances
    double m = 0;
    while (first > 1 && m < least - GoodScores.ROUNDING) {
      first--;
      m += weights[first];
    }
    double u = scores[first - 1];
    double mean = 0;
    double weighted = 0;
    double above = m;
    for (int i = first; i < scores.length; i++) {
      above = Math.max(0, above - weights[i]);
      double y = weights[i] * (scores[i] - u) / m;
      mean += y;
      weighted += above / (m - weights[i]) * y;
    }
    if (!(mean > 0)) {
      return good.highest(); // all of the highest scores are equal
    }
    double excess = m / (n * rate);
    double shape = shape(mean, weighted, m);
    double scale = mean * (1 - shape);
    double reach =
        Math.abs(shape) < EXPONENTIAL ? Math.log(excess) : (Math.pow(excess, shape) - 1) / shape;
    double correction = m * (Math.pow(excess, 1.0 / m) - 1) / Math.log(excess);
    return u + scale * reach * correction;
  }

  private static double shape(double mean, double weighted, double m) {
    double moments =
        mean > 2 * weighted ? 2 - mean / (mean - 2 * weighted) : MAX_SHAPE; // xi by the moments
    double drawn = m * moments / (m + PRIOR_WEIGHT);
    return Math.min(MAX_SHAPE, Math.max(MIN_SHAPE, drawn));
  }
}
