// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.BitSet;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.internal.Clamp;

/** Finds the pixels of a prepared image that depend on any pixel of a mask of the input. */
final class MaskFootprint {
  private MaskFootprint() {}

  /**
   * @param mask of the input's size
   * @return mask of the prepared size, including padding, which repeats the content's edge
   */
  static Mask of(Mask mask, Geometry geometry) {
    Size prepared = geometry.prepared();
    Rectangle source = geometry.source();
    Rectangle content = geometry.content();
    int[][] columns =
        taps(
            prepared.width(),
            content.x(),
            content.width(),
            source.x(),
            source.width(),
            mask.width());
    int[][] rows =
        taps(
            prepared.height(),
            content.y(),
            content.height(),
            source.y(),
            source.height(),
            mask.height());
    BitSet touched = new BitSet(prepared.area());
    for (int y = 0; y < prepared.height(); y++) {
      BitSet row = rows(mask, rows[y]);
      if (row.isEmpty()) {
        continue;
      }
      for (int x = 0; x < prepared.width(); x++) {
        int first = row.nextSetBit(columns[x][0]);
        touched.set(y * prepared.width() + x, first >= 0 && first < columns[x][1]);
      }
    }
    return new Mask(prepared.width(), prepared.height(), touched);
  }

  /** The columns that any of some rows has set. */
  private static BitSet rows(Mask mask, int[] range) {
    BitSet any = new BitSet(mask.width());
    for (int y = range[0]; y < range[1]; y++) {
      any.or(mask.bits().get(y * mask.width(), (y + 1) * mask.width()));
    }
    return any;
  }

  /** First and one past the last input pixel that the resizing filter weighs, along one axis. */
  private static int[][] taps(
      int prepared,
      int contentStart,
      int contentLength,
      int sourceStart,
      int sourceLength,
      int input) {
    double scale = (double) sourceLength / contentLength;
    double reach = Math.max(1, scale); // of the triangle, which grows when shrinking
    int[][] taps = new int[prepared][];
    for (int i = 0; i < prepared; i++) {
      int inside = Clamp.toIndex(i - contentStart, contentLength);
      double centre = sourceStart + (inside + 0.5) * scale;
      taps[i] =
          new int[] {
            (int) Math.max(0, Math.floor(centre - reach)),
            (int) Math.min(input, Math.ceil(centre + reach))
          };
    }
    return taps;
  }
}
