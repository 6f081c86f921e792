// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

/** How the surface below a part is found. */
public enum BackgroundRule {
  /** Interpolated between the four 2x2 corners of the scan, as published. */
  CORNERS,
  /**
   * A plane that most readings along the scan's border agree on; for scans with empty corners and
   * parts that reach the border.
   */
  ROBUST,
  /** No background is measured, or the part fills the view: every reading is the part. */
  NONE
}
