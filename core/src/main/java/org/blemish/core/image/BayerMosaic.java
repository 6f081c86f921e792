// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import org.blemish.core.geometry.Size;

/**
 * A sensor's mosaic of red, green and blue pixels, interpolated bilinearly: a colour that a pixel
 * lacks is the mean, rounded half up, of its two or four nearest neighbours that have it. Outside
 * the frame the mosaic is mirrored at the outermost pixels, which keeps its colours in place.
 *
 * @param frame bytes, from index 0 on
 * @param size columns and rows, at least 2x2
 * @param stride bytes from row to row
 * @param redX column of the first red pixel, 0 or 1
 * @param redY row of the first red pixel, 0 or 1
 */
record BayerMosaic(ByteBuffer frame, Size size, int stride, int redX, int redY) {
  BayerMosaic {
    if (size.width() < 2 || size.height() < 2) {
      throw new IllegalArgumentException(
          "a frame of " + size + " has no complete mosaic, at least 2x2");
    }
  }

  Image rgb() {
    byte[] rgb = new byte[Math.multiplyExact(3, size.area())];
    for (int y = 0, o = 0; y < size.height(); y++) {
      boolean redRow = (y & 1) == redY;
      for (int x = 0; x < size.width(); x++, o += 3) {
        boolean redColumn = (x & 1) == redX;
        int self = at(x, y);
        // Places of red and of blue in the triple are swapped in rows without red.
        int own = redRow ? o : o + 2;
        int other = redRow ? o + 2 : o;
        if (redRow == redColumn) {
          rgb[own] = (byte) self;
          rgb[o + 1] = (byte) ((sides(x, y) + ends(x, y) + 2) >> 2);
          rgb[other] = (byte) ((corners(x, y) + 2) >> 2);
        } else {
          rgb[own] = (byte) ((sides(x, y) + 1) >> 1);
          rgb[o + 1] = (byte) self;
          rgb[other] = (byte) ((ends(x, y) + 1) >> 1);
        }
      }
    }
    return Image.rgb(rgb, size.width(), size.height());
  }

  /** Left and right. */
  private int sides(int x, int y) {
    return at(x - 1, y) + at(x + 1, y);
  }

  /** Above and below. */
  private int ends(int x, int y) {
    return at(x, y - 1) + at(x, y + 1);
  }

  private int corners(int x, int y) {
    return at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
  }

  private int at(int x, int y) {
    int column = mirrored(x, size.width());
    int row = mirrored(y, size.height());
    return frame.get(row * stride + column) & 255;
  }

  private static int mirrored(int i, int n) {
    return i < 0 ? 1 : i < n ? i : n - 2;
  }
}
