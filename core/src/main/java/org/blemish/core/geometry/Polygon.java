// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.geometry;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A closed outline of straight edges; the inside is defined by the even-odd rule. Positions are
 * continuous, pixel {@code i} spans {@code [i, i + 1)}.
 *
 * @param corners at least three, in order; the last is joined to the first
 */
public record Polygon(List<Corner> corners) {
  /** A position. */
  public record Corner(double x, double y) {
    public Corner {
      if (!(Double.isFinite(x) && Double.isFinite(y))) {
        throw new IllegalArgumentException(
            "corner " + x + ", " + y + ": both must be finite numbers");
      }
    }
  }

  public Polygon {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException("a polygon has at least 3 corners, got " + corners.size());
    }
  }

  /** The same outline with each position multiplied. */
  public Polygon scaled(double x, double y) {
    return new Polygon(
        corners.stream().map(corner -> new Corner(corner.x() * x, corner.y() * y)).toList());
  }

  /**
   * Where a horizontal line crosses the outline, ascending. Inside is from the first to the second,
   * from the third to the fourth, ...: their number is even.
   */
  public double[] crossings(double y) {
    DoubleStream.Builder crossings = DoubleStream.builder();
    Corner from = corners.get(corners.size() - 1);
    for (Corner to : corners) {
      // A corner on the line belongs to the edge below it, so that it is counted once.
      if ((from.y() <= y) != (to.y() <= y)) {
        crossings.add(from.x() + (y - from.y()) / (to.y() - from.y()) * (to.x() - from.x()));
      }
      from = to;
    }
    return crossings.build().sorted().toArray();
  }
}
