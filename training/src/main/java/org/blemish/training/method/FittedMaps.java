// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.Features;

/**
 * The raw maps of a head by plain loops.
 *
 * @param fitted in the order of the maps
 */
public record FittedMaps(List<FittedMap> fitted) implements FittedMethod.Reference {
  public FittedMaps {
    fitted = List.copyOf(fitted);
  }

  @Override
  public Map<String, FloatMap> maps(Features features) {
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    fitted.forEach(map -> maps.put(map.name(), map.anomalyMap(features)));
    return maps;
  }

  @Override
  public double rounding(String map) {
    return fitted.stream()
        .filter(candidate -> candidate.name().equals(map))
        .mapToDouble(FittedMap::rounding)
        .findFirst()
        .orElse(0);
  }
}
