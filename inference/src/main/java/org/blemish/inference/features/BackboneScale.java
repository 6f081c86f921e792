// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.geometry.Size;
import org.blemish.inference.backbone.ScaledOutput;

/**
 * An input size of a backbone with the feature maps that are computed at it by one run.
 *
 * @param size of the image that the backbone receives
 * @param maps at least one, in the order of a pipeline
 */
public record BackboneScale(Size size, List<ScaledOutput> maps) {
  public BackboneScale {
    maps = List.copyOf(maps);
  }

  /**
   * The scales of some feature maps, each size once.
   *
   * @param names of the feature maps, such as {@code s5} and {@code s5@256}
   * @param network size of the network's input
   */
  public static List<BackboneScale> of(List<String> names, Size network) {
    Map<Size, List<ScaledOutput>> bySize = new LinkedHashMap<>();
    for (String name : names) {
      ScaledOutput map = ScaledOutput.of(name);
      bySize.computeIfAbsent(map.image(network), size -> new ArrayList<>()).add(map);
    }
    return bySize.entrySet().stream()
        .map(scale -> new BackboneScale(scale.getKey(), scale.getValue()))
        .toList();
  }

  /** The backbone's outputs that are read, each once. */
  public List<String> outputs() {
    return maps.stream().map(ScaledOutput::output).distinct().toList();
  }
}
