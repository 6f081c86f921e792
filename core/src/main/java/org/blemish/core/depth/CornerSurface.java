// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;

/**
 * The published background: depth interpolated between the means of the four 2x2 corners
 * (marco-rudolph/AST, {@code remove_background}). Only positive readings count.
 *
 * @param width columns of the scan, at least 2
 * @param height rows of the scan, at least 2
 * @param topLeft mean depth of this corner, metres; the other corners in the same way
 */
record CornerSurface(
    int width, int height, double topLeft, double topRight, double bottomLeft, double bottomRight)
    implements Background {

  /**
   * Fits the corners of a depth map.
   *
   * @param z depth, gaps filled
   * @param name name of the scan in messages
   * @throws BlemishException if a corner has no reading
   */
  static CornerSurface fit(FloatMap z, String name) {
    int right = z.width() - 2;
    int bottom = z.height() - 2;
    return new CornerSurface(
        z.width(),
        z.height(),
        corner(z, 0, 0, "top left", name),
        corner(z, right, 0, "top right", name),
        corner(z, 0, bottom, "bottom left", name),
        corner(z, right, bottom, "bottom right", name));
  }

  private static double corner(FloatMap z, int x, int y, String which, String name) {
    float sum = 0;
    int positive = 0;
    for (int i = 0; i < 4; i++) {
      float value = z.get(x + i % 2, y + i / 2);
      sum += value;
      positive += value > 0 ? 1 : 0;
    }
    if (positive == 0) {
      throw new BlemishException(
          ("%s: no reading in the %s corner (2x2 pixels from x=%d y=%d), the plane through the"
                  + " corners needs all four: set depth.background to robust, or to none where the"
                  + " background is never measured")
              .formatted(name, which, x, y));
    }
    return (double) sum / positive;
  }

  @Override
  public double at(int x, int y) {
    double down = (double) y / (height - 1);
    double across = (double) x / (width - 1);
    double left = topLeft + (bottomLeft - topLeft) * down;
    double right = topRight + (bottomRight - topRight) * down;
    return left * (1 - across) + right * across;
  }
}
