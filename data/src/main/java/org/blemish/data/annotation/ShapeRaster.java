// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.blemish.core.geometry.Polygon;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.mask.PolygonFill;

/** Draws shapes into a mask; what is outside the image is cut off. For one thread. */
final class ShapeRaster {
  private static final int CIRCLE_CORNERS = 180;

  private final Size size;
  private final BitSet pixels;

  ShapeRaster(Size size) {
    this.size = size;
    this.pixels = new BitSet(size.area());
  }

  /** Pixels whose centre is inside. */
  void polygon(List<Polygon.Corner> corners) {
    PolygonFill.fill(new Polygon(corners), size, pixels);
  }

  void rectangle(double left, double top, double right, double bottom) {
    polygon(
        List.of(
            new Polygon.Corner(left, top),
            new Polygon.Corner(right, top),
            new Polygon.Corner(right, bottom),
            new Polygon.Corner(left, bottom)));
  }

  void circle(double x, double y, double radius) {
    List<Polygon.Corner> corners = new ArrayList<>();
    for (int i = 0; i < CIRCLE_CORNERS; i++) {
      double angle = 2 * Math.PI * i / CIRCLE_CORNERS;
      corners.add(new Polygon.Corner(x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
    }
    polygon(corners);
  }

  /** The pixels that a line through the points passes. */
  void line(List<Polygon.Corner> points) {
    for (int i = 0; i < points.size(); i++) {
      Polygon.Corner to = points.get(i);
      Polygon.Corner from = points.get(Math.max(0, i - 1));
      double length = Math.max(Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y()));
      // Longer lines leave any image.
      int steps = (int) Math.min(1 << 20, Math.ceil(2 * length));
      for (int step = 0; step <= steps; step++) {
        double share = steps == 0 ? 0 : (double) step / steps;
        pixel(
            (int) Math.floor(from.x() + share * (to.x() - from.x())),
            (int) Math.floor(from.y() + share * (to.y() - from.y())));
      }
    }
  }

  void pixel(int x, int y) {
    if (x >= 0 && x < size.width() && y >= 0 && y < size.height()) {
      pixels.set(y * size.width() + x);
    }
  }

  Mask mask() {
    return new Mask(size.width(), size.height(), pixels);
  }
}
