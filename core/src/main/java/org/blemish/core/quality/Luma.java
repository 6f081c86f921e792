// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;

/**
 * Luminance of an image (ITU-R BT.601).
 *
 * @param values {@code [height, width]}, each 0 to 255 without a sign
 */
record Luma(int width, int height, byte[] values) {
  static Luma of(Image image) {
    byte[] values = new byte[image.size().area()];
    if (image.format() == PixelFormat.MONO8) {
      for (int y = 0; y < image.height(); y++) {
        image.rawRow(y, 0, image.width(), values, y * image.width());
      }
      return new Luma(image.width(), image.height(), values);
    }
    byte[] row = new byte[3 * image.width()];
    for (int y = 0, o = 0; y < image.height(); y++) {
      image.row(y, 0, image.width(), row, 0);
      for (int i = 0; i < row.length; i += 3) {
        values[o++] =
            (byte)
                ((77 * (row[i] & 0xff) + 150 * (row[i + 1] & 0xff) + 29 * (row[i + 2] & 0xff))
                    >> 8);
      }
    }
    return new Luma(image.width(), image.height(), values);
  }

  /** A copy with the mean of all other pixels in the pixels of a mask. */
  Luma filledWithMean(Mask mask) {
    long sum = 0;
    long count = 0;
    for (int i = mask.bits().nextClearBit(0); i < values.length; ) {
      sum += values[i] & 0xff;
      count++;
      i = mask.bits().nextClearBit(i + 1);
    }
    byte mean = (byte) (count == 0 ? 0 : sum / count);
    byte[] filled = values.clone();
    mask.bits().stream().forEach(i -> filled[i] = mean);
    return new Luma(width, height, filled);
  }

  /** Number of pixels of each luminance, without those of a mask. */
  long[] histogram(Optional<Mask> excluded) {
    long[] counts = new long[256];
    for (byte value : values) {
      counts[value & 0xff]++;
    }
    excluded.ifPresent(mask -> mask.bits().stream().forEach(i -> counts[values[i] & 0xff]--));
    return counts;
  }

  /** Half the size: means of 2x2 pixels, without an odd last row or column. */
  Luma half() {
    int w = Math.max(1, width / 2);
    int h = Math.max(1, height / 2);
    byte[] halved = new byte[w * h];
    int right = width > 1 ? 1 : 0;
    int down = height > 1 ? width : 0;
    for (int y = 0, o = 0; y < h; y++) {
      for (int i = 2 * y * width; o < (y + 1) * w; i += 2) {
        halved[o++] =
            (byte)
                (((values[i] & 0xff)
                        + (values[i + right] & 0xff)
                        + (values[i + down] & 0xff)
                        + (values[i + right + down] & 0xff)
                        + 2)
                    >> 2);
      }
    }
    return new Luma(w, h, halved);
  }
}
