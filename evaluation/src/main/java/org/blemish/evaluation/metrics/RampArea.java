// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/**
 * Area under a curve over the false positive rate, as a sum over distinct scores. Where negatives
 * have the same score as positives that raise the curve by {@code w}, the curve rises linearly from
 * {@code x0} to {@code x1} and stays at that height: that score adds {@code w} times this area.
 */
public final class RampArea {
  private RampArea() {}

  /**
   * Area under a line from (x0, 0) to (x1, 1) that continues at height 1, up to a limit.
   *
   * @param x0 false positive rate above the score, 0 to 1
   * @param x1 false positive rate from the score on, {@code x0} to 1
   * @param limit where the area ends, above 0 and at most 1
   */
  public static double upTo(double x0, double x1, double limit) {
    if (x0 >= limit) {
      return 0;
    }
    if (x1 <= limit) {
      return limit - x1 + (x1 - x0) / 2;
    }
    return (limit - x0) * (limit - x0) / (x1 - x0) / 2;
  }
}
