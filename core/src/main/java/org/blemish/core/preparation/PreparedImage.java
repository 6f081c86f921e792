// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * An image as the network receives it, before the backbone's normalisation.
 *
 * @param image of the prepared size
 * @param gain factor on the samples that adjusts it to the training images' exposure; 1 for no
 *     adjustment
 * @param ignoredPixels pixels that are blank for the network: those that depend on any ignored
 *     pixel of the input; a mask of the prepared size
 */
public record PreparedImage(Image image, double gain, Optional<Mask> ignoredPixels) {
  /**
   * A part of the image at another size. Each of its pixels that depends on an ignored pixel is
   * ignored too.
   *
   * @param part to be scaled
   * @param target size of the result
   */
  public PreparedImage scaled(Rectangle part, Size target) {
    Preparation resize =
        new Preparation(
            target, ResizeMode.STRETCH, Optional.of(part), Optional.empty(), Optional.empty());
    PreparedImage resized = resize.prepare(image, ignoredPixels);
    return new PreparedImage(resized.image(), gain, resized.ignoredPixels());
  }
}
