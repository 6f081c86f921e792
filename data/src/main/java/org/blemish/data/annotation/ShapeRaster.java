// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.blemish.core.geometry.Polygon;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

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
    Polygon outline = new Polygon(corners);
    for (int y = 0; y < size.height(); y++) {
      double[] crossings = outline.crossings(y + 0.5);
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        int from = column(crossings[i]);
        int to = column(crossings[i + 1]);
        pixels.set(y * size.width() + from, y * size.width() + Math.max(from, to));
      }
    }
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

  /** The first column whose centre is at {@code x} or right of it. */
  private int column(double x) {
    return (int) Math.min(size.width(), Math.max(0, Math.ceil(x - 0.5)));
  }
}
