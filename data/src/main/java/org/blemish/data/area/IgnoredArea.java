// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Polygon;

/**
 * An area in which pixels are ignored, as written in a file.
 *
 * @param name what is there, for messages: a clamp, a label
 * @param polygon corners {@code [x, y]}, at least three
 */
record IgnoredArea(String name, List<List<Double>> polygon) {
  /**
   * Its outline.
   *
   * @throws BlemishException if there are fewer than three corners, or one is not {@code [x, y]}
   */
  Polygon outline(String source) {
    if (polygon.size() < 3 || polygon.stream().anyMatch(corner -> corner.size() != 2)) {
      throw new BlemishException(
          "%s: area '%s': expected at least three corners [x, y], got %s"
              .formatted(source, name, polygon));
    }
    return new Polygon(
        polygon.stream().map(corner -> new Polygon.Corner(corner.get(0), corner.get(1))).toList());
  }
}
