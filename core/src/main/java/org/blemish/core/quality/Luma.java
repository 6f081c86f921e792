// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;

/**
 * Luminance of an image (ITU-R BT.601), row by row and never as a whole: measuring an image takes
 * no memory of its size.
 *
 * @param filled pixels that take the value {@code fill}, a mask of the image's size
 */
record Luma(Image image, Optional<Mask> filled, byte fill) {
  /** Receives the rows of an image from the top. */
  interface RowTaker {
    /**
     * @param y from 0
     * @param row {@code width} values from 0 to 255 without a sign; valid during this call
     */
    void take(int y, byte[] row);
  }

  static Luma of(Image image) {
    return new Luma(image, Optional.empty(), (byte) 0);
  }

  /**
   * With the mean of all other pixels in the pixels of a mask.
   *
   * @param others number of other pixels of each luminance
   */
  static Luma filledWithMean(Image image, Mask mask, long[] others) {
    long sum = 0;
    long count = 0;
    for (int value = 0; value < others.length; value++) {
      sum += value * others[value];
      count += others[value];
    }
    return new Luma(image, Optional.of(mask), (byte) (count == 0 ? 0 : sum / count));
  }

  void forEachRow(RowTaker taker) {
    int width = image.width();
    boolean grey = image.format() == PixelFormat.MONO8;
    byte[] rgb = new byte[grey ? 0 : 3 * width];
    byte[] row = new byte[width];
    for (int y = 0; y < image.height(); y++) {
      if (grey) {
        image.rawRow(y, 0, width, row, 0);
      } else {
        image.row(y, 0, width, rgb, 0);
        convert(rgb, row);
      }
      if (filled.isPresent()) {
        fill(filled.get().bits(), y * width, row);
      }
      taker.take(y, row);
    }
  }

  private static void convert(byte[] rgb, byte[] row) {
    for (int x = 0, i = 0; x < row.length; x++, i += 3) {
      row[x] =
          (byte)
              ((77 * (rgb[i] & 0xff) + 150 * (rgb[i + 1] & 0xff) + 29 * (rgb[i + 2] & 0xff)) >> 8);
    }
  }

  /**
   * @param first number of the row's first pixel in the mask
   */
  private void fill(BitSet mask, int first, byte[] row) {
    int end = first + row.length;
    for (int i = mask.nextSetBit(first); i >= 0 && i < end; i = mask.nextSetBit(i + 1)) {
      row[i - first] = fill;
    }
  }

  /** Number of pixels of each luminance, without those of a mask of the image's size. */
  long[] histogram(Optional<Mask> excluded) {
    long[] counts = new long[256];
    forEachRow(
        (y, row) -> {
          for (int x = 0; x < row.length; x++) {
            if (excluded.isEmpty() || !excluded.get().get(x, y)) {
              counts[row[x] & 0xff]++;
            }
          }
        });
    return counts;
  }
}
