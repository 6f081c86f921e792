// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * The feature maps that a memory bank compares, joined on the grid of the first.
 *
 * @param concatenation of the maps
 */
public record MemoryBankInput(FeatureMapConcatenation concatenation) {
  /**
   * The input of a memory bank.
   *
   * @param available feature maps that the model has
   * @return empty if the model does not have one of the bank's feature maps
   */
  public static Optional<MemoryBankInput> of(MemoryBankSettings bank, List<FeatureSpec> available) {
    List<FeatureSpec> specs = new ArrayList<>();
    for (String name : bank.inputs()) {
      Optional<FeatureSpec> found =
          available.stream().filter(spec -> spec.name().equals(name)).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      specs.add(found.get());
    }
    return Optional.of(new MemoryBankInput(FeatureMapConcatenation.onGridOfFirst(specs)));
  }

  /** The input of the good samples. */
  public PatchSource source(FeatureStore store) {
    return concatenation.source(store);
  }

  /**
   * The input as operators of a head graph.
   *
   * @param maps the graph's feature maps by name
   */
  Value append(GraphBuilder graph, Map<String, Value> maps) {
    return concatenation.append(
        graph,
        concatenation.inputs().stream()
            .map(spec -> Objects.requireNonNull(maps.get(spec.name()), spec.name()))
            .toList());
  }
}
