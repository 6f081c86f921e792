// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** How a threshold follows from scores of good images. */
public enum ThresholdMethod {
  /**
   * A conformal quantile: one of the scores, by its rank; of cross-fitted scores a value between
   * two of them.
   */
  ORDER_STATISTIC,
  /** A quantile of a distribution that was fitted to the highest scores ({@link TailEstimate}). */
  TAIL_ESTIMATE,
  /** The highest score, if there are too few scores for the other methods. */
  MAXIMUM,
  /** A value that a user set. */
  MANUAL
}
