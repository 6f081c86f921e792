// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Crops the inspected region of a scan and places it in the prepared image. */
final class ScanCropping {
  /** Sides of scan and image may differ by this share of rounding, not more. */
  private static final double SHAPE_TOLERANCE = 0.02;

  private ScanCropping() {}

  /**
   * The same view in the pixels of a scan and of prepared depth.
   *
   * @throws BlemishException if the scan's aspect ratio differs from the input's
   */
  static Geometry scaled(Geometry view, Size scan, Size depth, String name) {
    Size input = view.input();
    double across = (double) scan.width() / input.width();
    double down = (double) scan.height() / input.height();
    if (Math.abs(across / down - 1) > SHAPE_TOLERANCE) {
      throw new BlemishException(
          ("%s: the scan is %s, the image %s: both must show the same view and have the same aspect"
                  + " ratio")
              .formatted(name, scan, input));
    }
    return new Geometry(
        scan,
        scaled(view.source(), input, scan),
        depth,
        scaled(view.content(), view.prepared(), depth));
  }

  private static Rectangle scaled(Rectangle part, Size from, Size to) {
    int left = scaled(part.x(), from.width(), to.width());
    int top = scaled(part.y(), from.height(), to.height());
    int right = scaled(part.x() + part.width(), from.width(), to.width());
    int bottom = scaled(part.y() + part.height(), from.height(), to.height());
    return new Rectangle(
        Math.min(left, to.width() - 1),
        Math.min(top, to.height() - 1),
        Math.max(1, right - left),
        Math.max(1, bottom - top));
  }

  private static int scaled(int position, int from, int to) {
    return (int) Math.round((double) position * to / from);
  }

  /** Resizes to the geometry's content and puts that into zeros of the prepared size. */
  static FloatMap resizeIntoContent(FloatMap map, Geometry geometry) {
    Rectangle content = geometry.content();
    FloatMap resized = DepthResize.resize(map, content.size());
    Size size = geometry.prepared();
    if (content.size().equals(size)) {
      return resized;
    }
    float[] values = new float[size.area()];
    for (int y = 0; y < content.height(); y++) {
      System.arraycopy(
          resized.values(),
          y * content.width(),
          values,
          (content.y() + y) * size.width() + content.x(),
          content.width());
    }
    return new FloatMap(size.width(), size.height(), values);
  }

  /** The values of a map inside a rectangle; the map itself if the rectangle covers all of it. */
  static FloatMap crop(FloatMap map, Rectangle part) {
    if (part.size().equals(map.size())) {
      return map;
    }
    float[] values = new float[part.size().area()];
    for (int y = 0; y < part.height(); y++) {
      int from = (part.y() + y) * map.width() + part.x();
      System.arraycopy(map.values(), from, values, y * part.width(), part.width());
    }
    return new FloatMap(part.width(), part.height(), values);
  }

  static Mask crop(Mask mask, Rectangle part) {
    return part.size().equals(mask.size())
        ? mask
        : Foreground.positive(crop(Foreground.asMap(mask), part));
  }
}
