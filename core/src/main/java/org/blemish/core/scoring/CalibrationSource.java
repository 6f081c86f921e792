// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** Which good images thresholds come from, and whether the scoring model has seen them. */
public enum CalibrationSource {
  /**
   * Images that took no part in training: an order statistic of their scores states a rate that is
   * exact on average over calibrations, for any distribution.
   */
  HELD_OUT,
  /**
   * All training images, each scored by a model that was fitted without its fold. The final model
   * is fitted to all of them, so that the stated rate is an estimate.
   */
  CROSS_FITTED
}
