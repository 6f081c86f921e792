// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * A picture as the network sees it, before the backbone's normalisation.
 *
 * @param image of the prepared size
 * @param gain factor on the samples that brings it to the training images' exposure, 1 for none
 * @param ignoredPixels pixels that the network must not see: those that any ignored pixel of the
 *     input took part in; of the prepared size
 */
public record PreparedImage(Image image, double gain, Optional<Mask> ignoredPixels) {}
