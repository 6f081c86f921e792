// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import javax.imageio.ImageIO;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * The pixel values of a mask file, {@code [height, width]}, 0 to 255: the greatest of a pixel's
 * colour channels; 16-bit values are halved in such a way that only 0 becomes 0.
 */
public final class MaskFile {
  private final Path file;
  private final Size size;
  private final byte[] levels;

  private MaskFile(Path file, Size size, byte[] levels) {
    this.file = file;
    this.size = size;
    this.levels = levels;
  }

  /**
   * Reads a mask file.
   *
   * @throws BlemishException where it is missing or no image
   */
  public static MaskFile read(Path file) {
    BufferedImage image;
    try {
      image = Files.size(file) == 0 ? null : ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new BlemishException(
          "%s: the mask cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
    if (image == null) {
      throw new BlemishException(
          file + ": the mask is not an image; expected PNG, BMP, JPEG or TIFF");
    }
    Size size = new Size(image.getWidth(), image.getHeight());
    byte[] levels = new byte[size.area()];
    for (int y = 0; y < size.height(); y++) {
      row(image, y, levels);
    }
    return new MaskFile(file, size, levels);
  }

  public Size size() {
    return size;
  }

  /** Whether no pixel is set. */
  public boolean isBlank() {
    return first() == 0;
  }

  /** Pixels with at least this value, 1 to 255. */
  public Mask atLeast(int level) {
    BitSet bits = new BitSet(levels.length);
    for (int i = 0; i < levels.length; i++) {
      if ((levels[i] & 0xff) >= level) {
        bits.set(i);
      }
    }
    return new Mask(size.width(), size.height(), bits);
  }

  /**
   * The one value of all pixels that are not 0.
   *
   * @throws BlemishException where there is none or several
   */
  public int value() {
    int value = first();
    for (byte level : levels) {
      if (level != 0 && (level & 0xff) != value) {
        throw new BlemishException(
            "%s: pixel values %d and %d in one mask; expected one value besides 0, for one region"
                .formatted(file, value, level & 0xff));
      }
    }
    if (value == 0) {
      throw new BlemishException(file + ": the mask is all black; expected one region");
    }
    return value;
  }

  private int first() {
    for (byte level : levels) {
      if (level != 0) {
        return level & 0xff;
      }
    }
    return 0;
  }

  private static void row(BufferedImage image, int y, byte[] levels) {
    int width = image.getWidth();
    int at = y * width;
    if (image.getColorModel() instanceof IndexColorModel) {
      for (int x = 0; x < width; x++) {
        int rgb = image.getRGB(x, y);
        levels[at + x] = (byte) Math.max(rgb >> 16 & 0xff, Math.max(rgb >> 8 & 0xff, rgb & 0xff));
      }
      return;
    }
    Raster raster = image.getRaster();
    int colours = Math.max(1, image.getColorModel().getNumColorComponents());
    int bits = image.getColorModel().getComponentSize(0);
    int[] values = new int[width];
    int[] greatest = new int[width];
    for (int band = 0; band < Math.min(colours, raster.getNumBands()); band++) {
      raster.getSamples(0, y, width, 1, band, values);
      Arrays.setAll(greatest, x -> Math.max(greatest[x], values[x]));
    }
    for (int x = 0; x < width; x++) {
      levels[at + x] = (byte) (bits > 8 ? (greatest[x] + 256) / 257 : greatest[x]);
    }
  }
}
