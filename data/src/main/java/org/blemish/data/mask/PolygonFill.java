// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.mask;

import java.util.BitSet;
import org.blemish.core.geometry.Polygon;
import org.blemish.core.geometry.Size;

/** Fills polygons: a pixel belongs to one if its centre is inside. */
public final class PolygonFill {
  private PolygonFill() {}

  /**
   * Sets the pixels of a polygon; what is outside the image is cut off.
   *
   * @param pixels bits {@code y * width + x} of an image of this size
   */
  public static void fill(Polygon outline, Size size, BitSet pixels) {
    double top = size.height();
    double bottom = 0;
    for (Polygon.Corner corner : outline.corners()) {
      top = Math.min(top, corner.y());
      bottom = Math.max(bottom, corner.y());
    }
    int end = (int) Math.min(size.height(), Math.ceil(bottom));
    for (int y = (int) Math.max(0, Math.floor(top)); y < end; y++) {
      double[] crossings = outline.crossings(y + 0.5);
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        int from = column(crossings[i], size);
        int to = column(crossings[i + 1], size);
        pixels.set(y * size.width() + from, y * size.width() + to);
      }
    }
  }

  /** The first column whose centre is at {@code x} or right of it. */
  private static int column(double x, Size size) {
    return (int) Math.min(size.width(), Math.max(0, Math.ceil(x - 0.5)));
  }
}
