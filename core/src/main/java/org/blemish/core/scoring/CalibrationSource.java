// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** The good images that set the thresholds, and whether the scoring model was fitted to them. */
public enum CalibrationSource {
  /**
   * Images that were not used in training. An order statistic of their scores states a rate that is
   * exact on average over calibrations, for any distribution.
   */
  HELD_OUT,
  /**
   * All training images, each scored by a model that was fitted without its fold. The final model
   * is fitted to all of them, so that the stated rate is an estimate.
   */
  CROSS_FITTED
}
