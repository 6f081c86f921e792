// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;

/**
 * Fills the memories one after the other.
 *
 * @param settings which
 */
record PatchCoreFitter(PatchCoreSettings settings) implements Fitter {
  @Override
  public List<String> outputs() {
    return inputs().filter(name -> !name.equals(InputFeatures.DEPTH)).toList();
  }

  /** Feature maps that patches are taken of: backbone outputs, or depth. */
  private Stream<String> inputs() {
    return settings.memories().stream().map(MemorySettings::input).distinct();
  }

  /** The memories; without images, depth takes the place of the backbone's outputs. */
  private List<MemorySettings> available(FeatureStore features) {
    return settings.memories().stream()
        .map(
            memory -> features.has(memory.input()) ? memory : memory.withInput(InputFeatures.DEPTH))
        .toList();
  }

  @Override
  public FittedMethod fit(FitContext context) {
    GraphBuilder graph = new GraphBuilder("patchcore");
    Map<String, Value> inputs = new LinkedHashMap<>();
    List<MemorySettings> available = available(context.features());
    for (String name : available.stream().map(MemorySettings::input).distinct().toList()) {
      FeatureSpec spec = context.features().spec(name);
      inputs.put(
          name, graph.input(name, Value.DYNAMIC, spec.channels(), spec.height(), spec.width()));
    }
    Map<String, Memory> memories = new LinkedHashMap<>();
    Map<String, FeatureSpec> specs = new LinkedHashMap<>();
    for (MemorySettings memory : available) {
      Memory fitted =
          MemoryFile.fitOrRead(memory, context.features().source(memory.input()), context);
      memories.put(memory.name(), fitted);
      specs.put(memory.input(), context.features().spec(memory.input()));
      Value input = inputs.get(memory.input());
      if (input == null) {
        throw new IllegalStateException("no graph input " + memory.input());
      }
      graph.output(memory.name(), MemoryGraph.append(graph, fitted, input));
    }
    return new FittedMethod(
        graph.build(),
        settings.units(),
        settings.terms(),
        features -> maps(memories.values(), specs, features));
  }

  private static Map<String, FloatMap> maps(
      Iterable<Memory> memories, Map<String, FeatureSpec> specs, Features features) {
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    for (Memory memory : memories) {
      String input = memory.settings().input();
      float[] values = features.map(input).toTensor().values();
      FeatureSpec spec = specs.get(input);
      if (spec != null) {
        maps.put(memory.settings().name(), memory.map(values, spec));
      }
    }
    return maps;
  }
}
