// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.inference.onnx.FloatTensor;

/**
 * The feature maps of one view of one input: the input of a head.
 *
 * @param maps {@code [1, C, h, w]} by name, in the extractor's order; read in place, never written
 */
public record Features(Map<String, FloatTensor> maps) {
  public Features {
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
  }

  /** The map of this name; it must exist. */
  public FloatTensor map(String name) {
    FloatTensor map = maps.get(name);
    if (map == null) {
      throw new IllegalArgumentException("no feature map " + name + ", only " + maps.keySet());
    }
    return map;
  }
}
