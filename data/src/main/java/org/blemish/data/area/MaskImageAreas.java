// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * A mask image, read by {@link org.blemish.data.mask.MaskContent}: the pixels that it marks are
 * ignored.
 *
 * @param source path of the file, for errors
 * @param mask ignored pixels
 */
record MaskImageAreas(String source, Mask mask) implements InspectionAreas {
  /**
   * The mask is not scaled: an input of another size may be another crop, and then the ignored area
   * would cover the part unnoticed.
   */
  @Override
  public Mask ignored(Size size, String input) {
    if (!size.equals(mask.size())) {
      throw new BlemishException(
          "%s: an ignore mask of %s, but %s is %s: draw it over an image of that size, or give polygons in shares"
              .formatted(source, mask.size(), input, size));
    }
    return mask;
  }

  @Override
  public Optional<Rectangle> region(Size size) {
    return Optional.empty();
  }
}
