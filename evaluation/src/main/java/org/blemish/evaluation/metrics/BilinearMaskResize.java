// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * Resizes a mask for the paper's pixel AUROC as its code does: bilinear interpolation without
 * anti-aliasing (half-pixel centres), then every value above 0 is set. A target pixel is set if any
 * of the up to four source pixels around its centre is set; source pixels of a large mask that are
 * near no such centre have no effect.
 */
final class BilinearMaskResize {
  private BilinearMaskResize() {}

  static Mask resize(Mask mask, Size target) {
    int[][] columns = taps(mask.width(), target.width());
    int[][] rows = taps(mask.height(), target.height());
    BitSet bits = new BitSet(target.area());
    for (int y = 0; y < target.height(); y++) {
      for (int x = 0; x < target.width(); x++) {
        boolean touched = false;
        for (int row : rows[y]) {
          for (int column : columns[x]) {
            touched |= mask.get(column, row);
          }
        }
        bits.set(y * target.width() + x, touched);
      }
    }
    return new Mask(target.width(), target.height(), bits);
  }

  /** Source pixels with a weight above 0, for each target pixel along one axis. */
  private static int[][] taps(int source, int target) {
    // Single precision as in the original: it decides whether a weight is exactly 0.
    float scale = (float) source / target;
    int[][] taps = new int[target][];
    for (int i = 0; i < target; i++) {
      float position = Math.max(0, scale * (i + 0.5f) - 0.5f);
      int first = Math.min((int) position, source - 1);
      int second = Math.min(first + 1, source - 1);
      taps[i] = position > first ? new int[] {first, second} : new int[] {first};
    }
    return taps;
  }
}
