// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;

/**
 * The raw maps of a head: as a graph, and by plain loops.
 *
 * @param fitted in the order of the maps
 */
public record FittedMaps(List<FittedMap> fitted) implements FittedMethod.Reference {
  public FittedMaps {
    fitted = List.copyOf(fitted);
  }

  /**
   * The head graph that consists of these maps alone.
   *
   * @param name of the graph
   */
  public OnnxModel graph(String name) {
    GraphBuilder graph = new GraphBuilder(name);
    Map<String, Value> inputs = new LinkedHashMap<>();
    fitted.stream()
        .flatMap(map -> map.inputs().stream())
        .distinct()
        .forEach(
            spec ->
                inputs.put(
                    spec.name(),
                    graph.input(
                        spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width())));
    fitted.forEach(map -> graph.output(map.name(), map.append(graph, inputs)));
    return graph.build();
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
