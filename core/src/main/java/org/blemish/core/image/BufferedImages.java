// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import org.blemish.core.BlemishException;
import org.blemish.core.image.internal.DamagedFileException;

/** Images of Java's own type, read from their raster. */
final class BufferedImages {
  private BufferedImages() {}

  static Image read(BufferedImage image) {
    ColorModel model = image.getColorModel();
    try {
      if (model.isAlphaPremultiplied() && !(model instanceof IndexColorModel)) {
        return withoutAlpha(image);
      }
      return PixelSamples.of(image.getRaster(), meaning(image)).image(Orientation.UPRIGHT);
    } catch (DamagedFileException e) {
      throw new BlemishException("BufferedImage: " + e.getMessage(), e);
    }
  }

  /** Component models may use fewer bits than their raster stores, as 12 of 16. */
  private static SampleMeaning meaning(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int stored = image.getRaster().getSampleModel().getSampleSize(0);
    int used = model.getComponentSize(0);
    boolean levels =
        !(model instanceof IndexColorModel)
            && used < stored
            && stored <= 16
            && model.getColorSpace().getType() != ColorSpace.TYPE_CMYK;
    return levels ? new SampleMeaning.Levels((1 << used) - 1) : new SampleMeaning.Colours(model);
  }

  /** Stored colours are multiplied by alpha: divided again, in the same raster type. */
  private static Image withoutAlpha(BufferedImage image) {
    BufferedImage copy =
        new BufferedImage(
            image.getColorModel(), image.copyData(null), /* isRasterPremultiplied= */ true, null);
    copy.coerceData(false);
    return read(copy);
  }
}
