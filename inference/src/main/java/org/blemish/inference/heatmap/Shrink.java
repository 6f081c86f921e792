// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;

/** Reduces images, maps and masks to a size that can be embedded in a page; never enlarges. */
public final class Shrink {
  private Shrink() {}

  /** The size with at most this longer side and the same aspect ratio. */
  public static Size fit(Size size, int side) {
    int longer = Math.max(size.width(), size.height());
    if (longer <= side) {
      return size;
    }
    return new Size(
        Math.max(1, Math.round((float) size.width() * side / longer)),
        Math.max(1, Math.round((float) size.height() * side / longer)));
  }

  public static Image image(Image image, Size to) {
    return to.equals(image.size())
        ? image
        : Resize.bilinear(image, Rectangle.whole(image.size()), to);
  }

  /** Mean of the values below each target cell. */
  public static FloatMap map(FloatMap map, Size to) {
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

  /** A target pixel belongs to the mask if any pixel below it does: small defects stay visible. */
  public static Mask mask(Mask mask, Size to) {
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
