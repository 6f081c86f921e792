// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Polygon;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.mask.PolygonFill;

/**
 * Polygons and a region of interest, rasterised at the size of each input. A pixel belongs to a
 * polygon if its centre is inside.
 *
 * @param source path of the file, for errors
 * @param units units of all coordinates
 * @param region X, Y, width and height
 * @param ignoredAreas ignored areas
 */
record PolygonAreas(
    String source,
    CoordinateUnits units,
    Optional<List<Double>> region,
    List<IgnoredArea> ignoredAreas)
    implements InspectionAreas {
  /** Coordinates may be outside by rounding; further outside, units or size are wrong. */
  private static final double SLACK = 1e-6;

  /** Units of coordinates. */
  enum CoordinateUnits {
    /** Pixels of the input; the left edge of the first is 0. */
    PIXELS,
    /** Shares of the input's width and height, 0 to 1. */
    SHARES
  }

  /**
   * The file.
   *
   * @param units pixels if absent
   * @param region X, Y, width, height
   * @param ignore ignored areas
   */
  record AreaFileContent(
      Optional<CoordinateUnits> units,
      Optional<List<Double>> region,
      Optional<List<IgnoredArea>> ignore) {}

  static PolygonAreas of(String source, AreaFileContent text) {
    if (text.region().isEmpty() && text.ignore().isEmpty()) {
      throw new BlemishException(
          "%s: names neither 'ignore' nor 'region'; expected ignore: [{name: clamp, polygon: [[0, 0], [40, 0], [40, 30]]}]"
              .formatted(source));
    }
    text.region()
        .filter(values -> values.size() != 4)
        .ifPresent(
            values -> {
              throw new BlemishException(
                  "%s: region %s: expected [X, Y, WIDTH, HEIGHT]".formatted(source, values));
            });
    return new PolygonAreas(
        source,
        text.units().orElse(CoordinateUnits.PIXELS),
        text.region(),
        text.ignore().orElse(List.of()));
  }

  PolygonAreas {
    ignoredAreas = List.copyOf(ignoredAreas);
  }

  @Override
  public Mask ignored(Size size, String input) {
    BitSet pixels = new BitSet(size.area());
    for (IgnoredArea area : ignoredAreas) {
      Polygon outline = inPixels(area.outline(source), size);
      for (Polygon.Corner corner : outline.corners()) {
        requireInside(area.name(), corner.x(), corner.y(), size, input);
      }
      PolygonFill.fill(outline, size, pixels);
    }
    return new Mask(size.width(), size.height(), pixels);
  }

  @Override
  public Optional<Rectangle> region(Size size) {
    return region.map(values -> rectangle(values, size));
  }

  private Rectangle rectangle(List<Double> values, Size size) {
    double acrossUnit = units == CoordinateUnits.SHARES ? size.width() : 1;
    double downUnit = units == CoordinateUnits.SHARES ? size.height() : 1;
    long left = Math.round(values.get(0) * acrossUnit);
    long top = Math.round(values.get(1) * downUnit);
    long right = Math.round((values.get(0) + values.get(2)) * acrossUnit);
    long bottom = Math.round((values.get(1) + values.get(3)) * downUnit);
    if (left < 0
        || top < 0
        || right > size.width()
        || bottom > size.height()
        || left >= right
        || top >= bottom) {
      throw new BlemishException(
          "%s: region %s is not inside an image of %s; %s"
              .formatted(source, values, size, unitsHint()));
    }
    return new Rectangle((int) left, (int) top, (int) (right - left), (int) (bottom - top));
  }

  private Polygon inPixels(Polygon outline, Size size) {
    return units == CoordinateUnits.SHARES ? outline.scaled(size.width(), size.height()) : outline;
  }

  private void requireInside(String area, double x, double y, Size size, String input) {
    if (x < -SLACK || y < -SLACK || x > size.width() + SLACK || y > size.height() + SLACK) {
      throw new BlemishException(
          "%s: area '%s' has a corner at x=%s y=%s, outside %s of %s; %s"
              .formatted(source, area, x, y, input, size, unitsHint()));
    }
  }

  private String unitsHint() {
    return units == CoordinateUnits.PIXELS
        ? "coordinates are pixels of the input, write 'units: shares' for shares from 0 to 1"
        : "coordinates are shares of width and height, from 0 to 1";
  }
}
