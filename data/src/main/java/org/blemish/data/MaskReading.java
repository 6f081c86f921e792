// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.util.Optional;
import org.blemish.core.grid.Mask;

/**
 * The defective pixels of a mask file.
 *
 * @param mask defective pixels
 * @param thresholded why its pixels count from half the largest value on; empty where they do not
 */
public record MaskReading(Mask mask, Optional<MaskNote.Kind> thresholded) {
  /** Pixels that are defective by the values that the data set states. */
  static MaskReading of(Mask mask) {
    return new MaskReading(mask, Optional.empty());
  }
}
