// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.mask;

import org.blemish.core.grid.Mask;

/**
 * The pixels that a mask file marks.
 *
 * @param mask marked pixels
 * @param rule which values mark a pixel
 */
public record MaskReading(Mask mask, MaskRule rule) {
  /** Rules by which values mark a pixel. */
  public enum MaskRule {
    /** Every value above 0, or from the value on that the data set states. */
    LOSSLESS,
    /** In a lossy file, values of at least half the largest. */
    LOSSY_HALF,
    /** In a mask with a grey ramp at its edges, values of at least half the largest. */
    SOFT_HALF
  }
}
