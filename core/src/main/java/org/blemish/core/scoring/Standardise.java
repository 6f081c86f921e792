// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** How a smoothed map is compared with the maps of good images. */
public enum Standardise {
  /** No standardisation: the values of the head. */
  NONE,
  /** {@code (m - mean) / spread}, both over every cell of every good image. */
  GLOBAL,
  /**
   * {@code (m - mean) / (spread + 0.1 globalSpread)}, mean and spread of each cell over the good
   * images: a cell that is always high, as at the edge of a part, gets a normal value.
   */
  PER_POSITION
}
