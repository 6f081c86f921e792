// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** How a smoothed map is compared with the maps of good images. */
public enum Standardise {
  /** Not at all: the head's own values. */
  NONE,
  /** {@code (m - mean) / spread}, both over every cell of every good image. */
  GLOBAL,
  /**
   * {@code (m - mean) / (spread + 0.1 globalSpread)}, mean and spread of each cell over the good
   * images: a cell that is always high, as at the part's edge, is not surprising.
   */
  PER_POSITION
}
