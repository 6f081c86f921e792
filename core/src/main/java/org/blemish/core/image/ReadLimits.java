// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;

/**
 * The largest image that is decoded, checked against the header first: a file of a few kilobytes
 * can declare an image of terabytes.
 *
 * @param pixels greatest number of pixels of one image, at least 1
 */
public record ReadLimits(long pixels) {
  /** 200 million pixels, 600 MB in colour: more than industrial cameras have. */
  public static final ReadLimits DEFAULT = new ReadLimits(200_000_000);

  public ReadLimits {
    if (pixels < 1) {
      throw new IllegalArgumentException("limit of " + pixels + " pixels: at least 1");
    }
  }

  void check(Size size, String name) {
    long area = (long) size.width() * size.height();
    if (area > pixels) {
      throw new BlemishException(
          "%s: %s are %d pixels, the limit is %d; scale the image down or raise the limit"
              .formatted(name, size, area, pixels));
    }
  }
}
