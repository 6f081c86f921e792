// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.Optional;
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
public record PreparedImage(Image image, double gain, Optional<Mask> ignoredPixels) {}
