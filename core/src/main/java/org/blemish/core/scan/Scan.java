// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;

/**
 * An organised scan: one reading per pixel, in metres. A depth of 0 means "no reading" (readers
 * turn NaN, infinities and a sensor's own code into 0).
 *
 * @param z distance along the viewing axis, {@code [height, width]}, metres, 0 for no reading
 * @param x horizontal coordinate of each reading, metres; empty for a plain depth map
 * @param y vertical coordinate of each reading, metres; empty for a plain depth map
 */
public record Scan(FloatMap z, Optional<FloatMap> x, Optional<FloatMap> y) {
  public Scan {
    if (x.isPresent() != y.isPresent()) {
      throw new IllegalArgumentException("a scan has both x and y coordinates or neither");
    }
    x.ifPresent(map -> checkSize(z, map));
    y.ifPresent(map -> checkSize(z, map));
  }

  /** A plain depth map. */
  public static Scan ofDepth(FloatMap z) {
    return new Scan(z, Optional.empty(), Optional.empty());
  }

  /**
   * A sensor's depth frame of floats, copied.
   *
   * @param frame read from its position on; NaN, infinities and 0 mean no reading
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param stride floats from the start of one row to the next, at least {@code width}
   * @param units what a number means; {@link ScanUnits#METRES} or another
   * @throws IllegalArgumentException if the frame is too small for these sizes
   */
  public static Scan ofDepth(
      FloatBuffer frame, int width, int height, int stride, ScanUnits units) {
    checkFrame(frame.remaining(), width, height, stride, width);
    return ofDepth(metres(width, height, stride, frame.slice()::get, units));
  }

  /**
   * A sensor's depth frame of unsigned 16-bit levels, copied; stride in levels, else as {@link
   * #ofDepth(FloatBuffer, int, int, int, ScanUnits)}.
   *
   * @param units metres per level, required
   */
  public static Scan ofDepth(
      ShortBuffer frame, int width, int height, int stride, ScanUnits units) {
    if (units.metresPerUnit().isEmpty()) {
      throw new IllegalArgumentException("a frame of levels needs metres per level");
    }
    checkFrame(frame.remaining(), width, height, stride, width);
    ShortBuffer levels = frame.slice();
    return ofDepth(metres(width, height, stride, i -> Short.toUnsignedInt(levels.get(i)), units));
  }

  /**
   * A sensor's frame of points x, y, z, x, y, z, ..., copied; stride in floats, at least {@code 3 *
   * width}, else as {@link #ofDepth(FloatBuffer, int, int, int, ScanUnits)}.
   */
  public static Scan ofPoints(
      FloatBuffer frame, int width, int height, int stride, ScanUnits units) {
    checkFrame(frame.remaining(), width, height, stride, 3 * width);
    FloatBuffer points = frame.slice();
    FloatMap z = FloatMap.zeros(new Size(width, height));
    FloatMap x = FloatMap.zeros(z.size());
    FloatMap y = FloatMap.zeros(z.size());
    for (int row = 0, o = 0; row < height; row++) {
      for (int i = row * stride; i < row * stride + 3 * width; i += 3, o++) {
        z.values()[o] = units.depth(points.get(i + 2));
        if (z.values()[o] != 0) {
          x.values()[o] = units.coordinate(points.get(i));
          y.values()[o] = units.coordinate(points.get(i + 1));
        }
      }
    }
    return new Scan(z, Optional.of(x), Optional.of(y));
  }

  public int width() {
    return z.width();
  }

  public int height() {
    return z.height();
  }

  /** Numbers of a frame by index. */
  private interface IndexedFloats {
    float at(int index);
  }

  private static FloatMap metres(
      int width, int height, int stride, IndexedFloats numbers, ScanUnits units) {
    float[] z = new float[new Size(width, height).area()];
    for (int row = 0, o = 0; row < height; row++) {
      for (int x = 0; x < width; x++, o++) {
        z[o] = units.depth(numbers.at(row * stride + x));
      }
    }
    return new FloatMap(width, height, z);
  }

  private static void checkFrame(int available, int width, int height, int stride, int row) {
    Size size = new Size(width, height);
    if (stride < row) {
      throw new IllegalArgumentException(
          "stride %d is smaller than a row of %d numbers".formatted(stride, row));
    }
    long needed = (long) stride * (height - 1) + row;
    if (available < needed) {
      throw new IllegalArgumentException(
          "a frame of %s with stride %d needs %d numbers, the buffer has %d"
              .formatted(size, stride, needed, available));
    }
  }

  private static void checkSize(FloatMap z, FloatMap other) {
    if (!z.size().equals(other.size())) {
      throw new IllegalArgumentException(
          "coordinates of a scan differ in size: z " + z.size() + ", other " + other.size());
    }
  }
}
