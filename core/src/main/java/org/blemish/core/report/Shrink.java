// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.report;

import java.util.Arrays;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/** Makes pictures, maps and masks small enough to be embedded; never larger. */
final class Shrink {
  private Shrink() {}

  /** The size that fits a longer side, the proportions kept. */
  static Size fit(Size size, int side) {
    int longer = Math.max(size.width(), size.height());
    if (longer <= side) {
      return size;
    }
    return new Size(
        Math.max(1, Math.round((float) size.width() * side / longer)),
        Math.max(1, Math.round((float) size.height() * side / longer)));
  }

  /** Mean colour of the pixels below each target pixel. */
  static Image image(Image image, Size to) {
    if (to.equals(image.size())) {
      return image;
    }
    byte[] row = new byte[3 * image.width()];
    byte[] out = new byte[3 * to.area()];
    int[] sums = new int[3 * to.width()];
    for (int y = 0; y < to.height(); y++) {
      Arrays.fill(sums, 0);
      int top = begin(y, to.height(), image.height());
      int bottom = end(y, to.height(), image.height());
      for (int sourceY = top; sourceY < bottom; sourceY++) {
        image.row(sourceY, 0, image.width(), row, 0);
        addRow(row, image.width(), sums, to.width());
      }
      for (int x = 0; x < to.width(); x++) {
        int count =
            (bottom - top)
                * (end(x, to.width(), image.width()) - begin(x, to.width(), image.width()));
        for (int c = 0; c < 3; c++) {
          out[3 * (y * to.width() + x) + c] = (byte) ((sums[3 * x + c] + count / 2) / count);
        }
      }
    }
    return Image.rgb(out, to.width(), to.height());
  }

  private static void addRow(byte[] row, int width, int[] sums, int toWidth) {
    for (int x = 0; x < toWidth; x++) {
      for (int sourceX = begin(x, toWidth, width); sourceX < end(x, toWidth, width); sourceX++) {
        sums[3 * x] += row[3 * sourceX] & 0xff;
        sums[3 * x + 1] += row[3 * sourceX + 1] & 0xff;
        sums[3 * x + 2] += row[3 * sourceX + 2] & 0xff;
      }
    }
  }

  /** Mean of the values below each target cell. */
  static FloatMap map(FloatMap map, Size to) {
    if (to.equals(map.size())) {
      return map;
    }
    float[] out = new float[to.area()];
    for (int y = 0; y < to.height(); y++) {
      int top = begin(y, to.height(), map.height());
      int bottom = end(y, to.height(), map.height());
      for (int x = 0; x < to.width(); x++) {
        int left = begin(x, to.width(), map.width());
        int right = end(x, to.width(), map.width());
        double sum = 0;
        for (int sourceY = top; sourceY < bottom; sourceY++) {
          for (int sourceX = left; sourceX < right; sourceX++) {
            sum += map.get(sourceX, sourceY);
          }
        }
        out[y * to.width() + x] = (float) (sum / ((bottom - top) * (right - left)));
      }
    }
    return new FloatMap(to.width(), to.height(), out);
  }

  /** A target pixel belongs to the mask where any pixel below it does: small defects stay seen. */
  static Mask mask(Mask mask, Size to) {
    if (to.equals(mask.size())) {
      return mask;
    }
    Mask out = Mask.empty(to);
    for (int i = mask.bits().nextSetBit(0); i >= 0; i = mask.bits().nextSetBit(i + 1)) {
      int x = (int) ((long) (i % mask.width()) * to.width() / mask.width());
      int y = (int) ((long) (i / mask.width()) * to.height() / mask.height());
      out.bits().set(y * to.width() + x);
    }
    return out;
  }

  private static int begin(int i, int to, int from) {
    return (int) ((long) i * from / to);
  }

  private static int end(int i, int to, int from) {
    return Math.max(begin(i, to, from) + 1, (int) ((long) (i + 1) * from / to));
  }
}
