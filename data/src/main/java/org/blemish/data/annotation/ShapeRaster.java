// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Polygon;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.mask.PolygonFill;

/**
 * Draws shapes into a mask; what is outside the image is cut off. Coordinates are finite, see
 * {@link #corner}. For one thread.
 */
final class ShapeRaster {
  private static final int CIRCLE_CORNERS = 180;

  /** Beyond any image, so that sums and distances stay finite. */
  private static final double MAX_COORDINATE = 1e9;

  private final Size size;
  private final BitSet pixels;

  ShapeRaster(Size size) {
    this.size = size;
    this.pixels = new BitSet(size.area());
  }

  /**
   * A point of an annotation.
   *
   * @throws BlemishException if a coordinate is missing, no number, or far outside any image
   */
  static Polygon.Corner corner(JsonNode x, JsonNode y, String where) {
    boolean good =
        x.isNumber()
            && y.isNumber()
            && Math.abs(x.asDouble()) <= MAX_COORDINATE
            && Math.abs(y.asDouble()) <= MAX_COORDINATE;
    if (!good) {
      throw new BlemishException(
          "%s: '%s, %s' is not a point, expected x and y in pixels".formatted(where, x, y));
    }
    return new Polygon.Corner(x.asDouble(), y.asDouble());
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
      segment(points.get(Math.max(0, i - 1)), points.get(i));
    }
  }

  /** Two steps for each pixel, on the part of a segment that is in the image. */
  private void segment(Polygon.Corner from, Polygon.Corner to) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double first =
        Math.max(
            0, Math.max(entry(from.x(), dx, size.width()), entry(from.y(), dy, size.height())));
    double last =
        Math.min(1, Math.min(exit(from.x(), dx, size.width()), exit(from.y(), dy, size.height())));
    double length = Math.max(Math.abs(dx), Math.abs(dy));
    int steps = (int) Math.ceil(2 * length * Math.max(0, last - first));
    for (int step = 0; step <= steps && first <= last; step++) {
      double share = steps == 0 ? first : first + (last - first) * step / steps;
      pixel((int) Math.floor(from.x() + share * dx), (int) Math.floor(from.y() + share * dy));
    }
  }

  /** Share of a segment before it enters the range from 0 to {@code end} along one axis. */
  private static double entry(double start, double length, double end) {
    if (length == 0) {
      return start >= 0 && start <= end ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return ((length > 0 ? 0 : end) - start) / length;
  }

  /** Share of a segment before it leaves that range. */
  private static double exit(double start, double length, double end) {
    return length == 0 ? Double.POSITIVE_INFINITY : ((length > 0 ? end : 0) - start) / length;
  }

  /** Pixels of a mask of the image's size. */
  void add(Mask mask) {
    pixels.or(mask.bits());
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
