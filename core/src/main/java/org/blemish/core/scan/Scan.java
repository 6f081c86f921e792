// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.util.Optional;
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

  public int width() {
    return z.width();
  }

  public int height() {
    return z.height();
  }

  private static void checkSize(FloatMap z, FloatMap other) {
    if (!z.size().equals(other.size())) {
      throw new IllegalArgumentException(
          "coordinates of a scan differ in size: z " + z.size() + ", other " + other.size());
    }
  }
}
