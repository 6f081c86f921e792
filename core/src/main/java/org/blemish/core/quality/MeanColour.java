// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;

/**
 * The mean colour of an image, as shares of its mean luminance: independent of exposure, and hardly
 * changed by a small defect of another colour.
 *
 * @param red mean of red - green
 * @param blue mean of blue - green
 * @param colourfulness mean of the greatest - the least of the three; 0 for grey images
 */
public record MeanColour(double red, double blue, double colourfulness) {
  static final MeanColour GREY = new MeanColour(0, 0, 0);

  /** Colourfulness of images that are not grey; noise and compression of grey ones have less. */
  static final double FAINT = 0.02;

  /**
   * @param excluded pixels that do not count, a mask of the image's size
   */
  static MeanColour of(Image image, Optional<Mask> excluded) {
    if (image.format() == PixelFormat.MONO8) {
      return GREY;
    }
    int width = image.width();
    byte[] row = new byte[3 * width];
    long red = 0;
    long green = 0;
    long blue = 0;
    long distance = 0;
    for (int y = 0; y < image.height(); y++) {
      image.row(y, 0, width, row, 0);
      for (int x = 0, i = 0; x < width; x++, i += 3) {
        if (excluded.isPresent() && excluded.get().get(x, y)) {
          continue;
        }
        int r = row[i] & 255;
        int g = row[i + 1] & 255;
        int b = row[i + 2] & 255;
        red += r;
        green += g;
        blue += b;
        distance += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
      }
    }
    double luminance = Math.max(1, (77 * red + 150 * green + 29 * blue) / 256.0);
    return new MeanColour(
        (red - green) / luminance, (blue - green) / luminance, distance / luminance);
  }
}
