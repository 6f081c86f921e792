// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Scores of good images, from which a threshold follows. Images of one part resemble each other, so
 * they count as one part together: each weighs the reciprocal of their number.
 *
 * @param scores ascending, at least one
 * @param weights of the scores, in (0, 1]; 1 for the only image of a part
 */
public record GoodScores(double[] scores, double[] weights) {
  /** Compensates rounding of sums of weights. */
  static final double ROUNDING = 1e-9;

  public GoodScores {
    if (scores.length == 0 || scores.length != weights.length) {
      throw new IllegalArgumentException(
          "%d scores and %d weights: expected at least one score and as many weights"
              .formatted(scores.length, weights.length));
    }
  }

  /** Scores of images of different parts, in any order. */
  public static GoodScores of(double... scores) {
    double[] ascending = scores.clone();
    Arrays.sort(ascending);
    double[] weights = new double[scores.length];
    Arrays.fill(weights, 1);
    return new GoodScores(ascending, weights);
  }

  /** One of the values of each sample. */
  public static GoodScores of(
      List<CalibrationSample> samples, ToDoubleFunction<CalibrationSample> value) {
    List<CalibrationSample> ascending =
        samples.stream().sorted(Comparator.comparingDouble(value)).toList();
    return new GoodScores(
        ascending.stream().mapToDouble(value).toArray(),
        ascending.stream().mapToDouble(CalibrationSample::weight).toArray());
  }

  /** Number of images. */
  public int images() {
    return scores.length;
  }

  /** Number of parts: the sum of the weights. */
  double parts() {
    return Arrays.stream(weights).sum();
  }

  double highest() {
    return scores[scores.length - 1];
  }

  /**
   * The first score up to which the scores weigh something.
   *
   * @param weight at least 0; the highest score if all together weigh less
   */
  double reaching(double weight) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += weights[i];
      if (sum >= weight - ROUNDING) {
        return scores[i];
      }
    }
    return highest();
  }

  /**
   * The score up to which the scores weigh something, linearly between two of them.
   *
   * @param weight at least 0; the lowest score if it alone weighs more, the highest if all together
   *     weigh less
   */
  double interpolated(double weight) {
    double below = 0;
    for (int i = 0; i < scores.length; i++) {
      double share = (weight - below) / weights[i];
      if (share <= 1 + ROUNDING) {
        return i == 0
            ? scores[0]
            : scores[i - 1] + Math.min(1, share) * (scores[i] - scores[i - 1]);
      }
      below += weights[i];
    }
    return highest();
  }
}
