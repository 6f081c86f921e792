// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * A picture in which everything that is not black is ignored.
 *
 * @param source file that it comes from, for errors
 * @param mask its pixels above 0
 */
record MaskImageAreas(String source, Mask mask) implements InspectionAreas {
  /**
   * A picture is not scaled to other sizes: an image of another size is as likely another crop, and
   * then the ignored area would lie on the part without anybody's noticing.
   */
  @Override
  public Mask ignored(Size size, String input) {
    if (!size.equals(mask.size())) {
      throw new BlemishException(
          "%s: an ignore mask of %s, but %s is %s: paint it over a picture of that size, or give polygons in shares"
              .formatted(source, mask.size(), input, size));
    }
    return mask;
  }

  @Override
  public Optional<Rectangle> region(Size size) {
    return Optional.empty();
  }
}
