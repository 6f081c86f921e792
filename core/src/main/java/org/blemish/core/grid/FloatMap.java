// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import org.blemish.core.geometry.Size;

/**
 * A map {@code [height, width]} of floats, row by row: an anomaly map, a depth map, a soft mask.
 * The array is not copied; the caller must not change it afterwards.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values {@code width * height} values, row-major
 */
public record FloatMap(int width, int height, float[] values) {
  public FloatMap {
    int area = new Size(width, height).area();
    if (values.length != area) {
      throw new IllegalArgumentException(
          "map %dx%d needs %d values, got %d".formatted(width, height, area, values.length));
    }
  }

  /** A map of zeros. */
  public static FloatMap zeros(Size size) {
    return new FloatMap(size.width(), size.height(), new float[size.area()]);
  }

  public Size size() {
    return new Size(width, height);
  }

  public float get(int x, int y) {
    return values[y * width + x];
  }
}
