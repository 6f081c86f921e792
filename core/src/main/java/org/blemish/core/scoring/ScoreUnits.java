// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** What a score of 1 means. */
public enum ScoreUnits {
  /** The head's own values: with one term, not standardised, the published mean or maximum. */
  RAW,
  /**
   * Spreads of good images: 0 is a typical good image, 1 lies one standard deviation above, for the
   * image score among good images' scores, for the map among their cells.
   */
  SPREAD
}
