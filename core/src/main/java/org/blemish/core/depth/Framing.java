// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Cuts the looked-at part out of a scan and places it in the prepared picture. */
final class Framing {
  private Framing() {}

  /** Resizes to the geometry's content and puts that into zeros of the prepared size. */
  static FloatMap placed(FloatMap map, Geometry geometry) {
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

  /** The part of a map inside a rectangle; the map itself where that is all of it. */
  static FloatMap cut(FloatMap map, Rectangle part) {
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

  static Mask cut(Mask mask, Rectangle part) {
    return part.size().equals(mask.size())
        ? mask
        : Foreground.touched(cut(Foreground.asMap(mask), part));
  }
}
