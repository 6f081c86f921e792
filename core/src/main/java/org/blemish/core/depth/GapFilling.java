// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import org.blemish.core.grid.FloatMap;

/**
 * Fills small holes of a depth map. In one pass every reading of 0 becomes the sum of its 3x3
 * window divided by the number of positive readings in it, if there is one; a pass reads only
 * values from before the pass. The first row and column are never filled: in the reference code
 * (marco-rudolph/AST, {@code fill_gaps}) their window is empty, and published results depend on
 * that.
 */
final class GapFilling {
  private GapFilling() {}

  /**
   * Fills in time linear in the number of pixels.
   *
   * @param z depth, 0 for no reading; not changed
   * @param passes each closes a hole by one pixel from every side
   */
  static FloatMap fill(FloatMap z, int passes) {
    float[] from = z.values().clone();
    float[] to = passes > 0 ? from.clone() : from;
    for (int pass = 0; pass < passes; pass++) {
      if (pass > 0) {
        System.arraycopy(from, 0, to, 0, from.length);
      }
      fillOnce(from, to, z.width(), z.height());
      float[] swap = from;
      from = to;
      to = swap;
    }
    return new FloatMap(z.width(), z.height(), from);
  }

  private static void fillOnce(float[] from, float[] to, int width, int height) {
    for (int y = 1; y < height; y++) {
      int row = y * width;
      for (int x = 1; x < width; x++) {
        if (from[row + x] == 0) {
          boolean inside = x < width - 1 && y < height - 1;
          to[row + x] =
              inside
                  ? windowMean(from, row + x, width)
                  : borderMean(from, x, y, width, Math.min(y + 2, height));
        }
      }
    }
  }

  /** Adds in the order numpy adds nine values, so that results agree to the last bit. */
  private static float windowMean(float[] v, int centre, int width) {
    int a = centre - width - 1;
    int b = centre - 1;
    int c = centre + width - 1;
    int positive =
        one(v[a])
            + one(v[a + 1])
            + one(v[a + 2])
            + one(v[b])
            + one(v[b + 2])
            + one(v[c])
            + one(v[c + 1])
            + one(v[c + 2]);
    if (positive == 0) {
      return 0;
    }
    float sum =
        ((v[a] + v[a + 1]) + (v[a + 2] + v[b])) + ((v[b + 1] + v[b + 2]) + (v[c] + v[c + 1]));
    return (float) ((double) (sum + v[c + 2]) / positive);
  }

  private static float borderMean(float[] v, int x, int y, int width, int bottom) {
    float sum = 0;
    int positive = 0;
    int right = Math.min(x + 2, width);
    for (int j = y - 1; j < bottom; j++) {
      for (int i = x - 1; i < right; i++) {
        sum += v[j * width + i];
        positive += one(v[j * width + i]);
      }
    }
    return positive == 0 ? 0 : (float) ((double) sum / positive);
  }

  private static int one(float value) {
    return value > 0 ? 1 : 0;
  }
}
