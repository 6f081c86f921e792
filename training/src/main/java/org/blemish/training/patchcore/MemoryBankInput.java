// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * The feature maps that a memory looks at, on the grid of the first.
 *
 * @param concatenation of the maps
 */
public record MemoryBankInput(FeatureMapConcatenation concatenation) {
  /**
   * A memory's feature maps among those that there are; empty where one of them is missing, as the
   * backbone's outputs are for depth alone.
   */
  public static Optional<MemoryBankInput> of(MemoryBankSettings memory, List<FeatureSpec> there) {
    List<FeatureSpec> specs = new ArrayList<>();
    for (String name : memory.inputs()) {
      Optional<FeatureSpec> found =
          there.stream().filter(spec -> spec.name().equals(name)).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      specs.add(found.get());
    }
    return Optional.of(new MemoryBankInput(FeatureMapConcatenation.onGridOfFirst(specs)));
  }

  public PatchSource source(FeatureStore store) {
    return concatenation.source(store);
  }

  /**
   * The map as a part of a graph.
   *
   * @param inputs the graph's feature maps by name
   */
  public Value append(GraphBuilder graph, Map<String, Value> inputs) {
    return concatenation.append(
        graph,
        concatenation.inputs().stream()
            .map(spec -> Objects.requireNonNull(inputs.get(spec.name()), spec.name()))
            .toList());
  }

  /** A memory's map of one view by plain loops. */
  public FloatMap anomalyMap(MemoryBank memory, Features features) {
    return memory.anomalyMap(concatenation.concatenate(features), concatenation.spec());
  }
}
