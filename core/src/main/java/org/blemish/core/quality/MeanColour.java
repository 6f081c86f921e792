// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;
import org.blemish.core.statistics.Quantiles;

/**
 * The mean colour of an image, as shares of its mean luminance: independent of exposure, and hardly
 * changed by a small defect of another colour.
 *
 * @param red mean of red - green
 * @param blue mean of blue - green
 * @param colourfulness mean of the greatest - the least of the three; 0 for grey images
 * @param redness median of red - blue over blocks of the image, each a mean; changes its sign if
 *     the two channels are exchanged
 */
public record MeanColour(double red, double blue, double colourfulness, double redness) {
  static final MeanColour GREY = new MeanColour(0, 0, 0, 0);

  /** Colourfulness of images that are not grey; noise and compression of grey ones have less. */
  static final double FAINT = 0.02;

  /** Blocks across and down the image. */
  private static final int BLOCKS = 16;

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
    long[] redOverBlue = new long[BLOCKS * BLOCKS];
    int[] counts = new int[BLOCKS * BLOCKS];
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
        int block = y * BLOCKS / image.height() * BLOCKS + x * BLOCKS / width;
        redOverBlue[block] += r - b;
        counts[block]++;
      }
    }
    double luminance = Math.max(1, (77 * red + 150 * green + 29 * blue) / 256.0);
    double pixels = IntStream.of(counts).sum();
    double[] blocks =
        IntStream.range(0, counts.length)
            .filter(block -> counts[block] > 0)
            .mapToDouble(block -> redOverBlue[block] / (double) counts[block])
            .toArray();
    return new MeanColour(
        (red - green) / luminance,
        (blue - green) / luminance,
        distance / luminance,
        blocks.length == 0 ? 0 : Quantiles.median(blocks) * pixels / luminance);
  }
}
