// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** Units of scores. */
public enum ScoreUnits {
  /**
   * The values of the head: with one term that is not standardised, the published mean or maximum.
   */
  RAW,
  /**
   * Spreads of good images: 0 is a typical good image and 1 is one standard deviation above it. The
   * standard deviation is that of the image scores for the image score, and that of the cells for
   * the map.
   */
  SPREAD
}
