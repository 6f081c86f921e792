// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.nio.FloatBuffer;
import java.util.Map;

/** The feature maps of one view of one sample, by name. */
public record FeatureView(Map<String, FeatureMap> maps) {
  public FeatureView {
    maps = Map.copyOf(maps);
  }

  /** The map of this name; it has to be there. */
  public FeatureMap map(String name) {
    FeatureMap map = maps.get(name);
    if (map == null) {
      throw new IllegalArgumentException("no feature map " + name + ", there are " + maps.keySet());
    }
    return map;
  }

  /**
   * One feature map.
   *
   * @param spec its name and shape
   * @param values {@code [C, h, w]}, read-only, position 0
   */
  public record FeatureMap(FeatureSpec spec, FloatBuffer values) {}
}
