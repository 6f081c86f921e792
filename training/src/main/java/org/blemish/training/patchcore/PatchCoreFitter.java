// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
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
    return settings.memories().stream()
        .flatMap(memory -> memory.inputs().stream())
        .filter(name -> !name.equals(InputFeatures.DEPTH))
        .distinct()
        .toList();
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FeatureStore store = context.features();
    List<Remembered> all = new ArrayList<>();
    for (MemorySettings settings : available(store)) {
      MemoryInput input = MemoryInput.of(settings, store.specs()).orElseThrow();
      all.add(new Remembered(MemoryFile.fitOrRead(settings, input.over(store), context), input));
    }
    return new FittedMethod(
        graph(all), settings.units(), terms(all), features -> maps(all, features));
  }

  /** A memory and the feature maps that it looks at. */
  private record Remembered(Memory memory, MemoryInput input) {
    String name() {
      return memory.settings().name();
    }
  }

  /** The memories whose feature maps there are, and what looks at depth where there is any. */
  private List<MemorySettings> available(FeatureStore store) {
    List<MemorySettings> own =
        settings.memories().stream()
            .filter(memory -> MemoryInput.of(memory, store.specs()).isPresent())
            .collect(Collectors.toCollection(ArrayList::new));
    boolean depth = store.has(InputFeatures.DEPTH);
    if (depth && settings.relief().isPresent()) {
      own.add(settings.relief().get().memory());
    } else if (own.isEmpty()) {
      own.add(settings.memories().get(0).withInput(InputFeatures.DEPTH));
    } else if (depth
        && own.stream().noneMatch(memory -> memory.inputs().contains(InputFeatures.DEPTH))) {
      own.replaceAll(memory -> memory.withInput(memory.input() + "+" + InputFeatures.DEPTH));
    }
    return own;
  }

  private static OnnxModel graph(List<Remembered> all) {
    GraphBuilder graph = new GraphBuilder("patchcore");
    Map<String, Value> inputs = new LinkedHashMap<>();
    all.stream()
        .flatMap(remembered -> remembered.input.join().inputs().stream())
        .distinct()
        .forEach(
            spec ->
                inputs.put(
                    spec.name(),
                    graph.input(
                        spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width())));
    for (Remembered remembered : all) {
      Value input = remembered.input.append(graph, inputs);
      graph.output(remembered.name(), MemoryGraph.append(graph, remembered.memory, input));
    }
    return graph.build();
  }

  /** The terms whose maps there are. */
  private List<Term> terms(List<Remembered> all) {
    Set<String> names = all.stream().map(Remembered::name).collect(Collectors.toSet());
    return Stream.concat(settings.terms().stream(), settings.relief().map(Relief::term).stream())
        .filter(term -> names.contains(term.map()))
        .toList();
  }

  private static Map<String, FloatMap> maps(List<Remembered> all, Features features) {
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    all.forEach(
        remembered ->
            maps.put(remembered.name(), remembered.input.map(remembered.memory, features)));
    return maps;
  }
}
