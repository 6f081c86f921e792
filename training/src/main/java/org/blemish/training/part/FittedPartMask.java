// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.part.PartMask;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.training.method.FittedMethod;

/**
 * A part mask, learnt from good images or given by a user.
 *
 * @param background how far each cell is from the background
 * @param mask finds the part in the distances to them
 */
public record FittedPartMask(BackgroundMap background, PartMask mask) {
  /** The method with one more raw map, {@link PartMask#MAP}. */
  public FittedMethod addTo(FittedMethod method) {
    return new FittedMethod(
        graph(method.head()),
        method.units(),
        method.terms(),
        new FittedMethod.Reference() {
          @Override
          public Map<String, FloatMap> maps(Features features) {
            Map<String, FloatMap> maps = new LinkedHashMap<>(method.reference().maps(features));
            maps.put(PartMask.MAP, background.map(features));
            return maps;
          }

          @Override
          public double rounding(String map) {
            return method.reference().rounding(map);
          }
        });
  }

  private OnnxModel graph(OnnxModel head) {
    GraphBuilder graph = new GraphBuilder("head");
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Value input : head.inputs()) {
      inputs.put(input.name(), graph.input(input.name(), input.shape()));
    }
    for (FeatureSpec spec : background.inputs()) {
      inputs.computeIfAbsent(
          spec.name(),
          name -> graph.input(name, Value.DYNAMIC, spec.channels(), spec.height(), spec.width()));
    }
    graph.append("", head, inputs).forEach(graph::output);
    graph.output(PartMask.MAP, background.append(graph, inputs));
    return graph.build();
  }
}
