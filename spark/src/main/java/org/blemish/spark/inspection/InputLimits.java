// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.io.Serializable;
import org.blemish.core.BlemishException;
import org.blemish.core.image.ReadLimits;

/**
 * Limits of one image; a larger one becomes a row with an error.
 *
 * @param pixels greatest number of pixels, at least 1
 * @param bytes greatest length of the file, at least 1
 */
public record InputLimits(long pixels, long bytes) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Those of {@link ReadLimits#DEFAULT}. */
  public static final InputLimits DEFAULT =
      new InputLimits(ReadLimits.DEFAULT.pixels(), ReadLimits.DEFAULT.bytes());

  public InputLimits {
    if (pixels < 1 || bytes < 1) {
      throw new BlemishException(
          "limits of %d pixels and %d bytes: each is at least 1".formatted(pixels, bytes));
    }
  }

  /**
   * The limits for decoding.
   *
   * @param mostPixels that the memory of this machine allows
   */
  ReadLimits within(long mostPixels) {
    return new ReadLimits(Math.min(pixels, mostPixels), bytes, ReadLimits.DEFAULT.scans());
  }
}
