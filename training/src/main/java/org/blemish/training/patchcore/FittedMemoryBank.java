// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * A memory bank and the feature maps that it compares.
 *
 * @param memoryBank the patches of good samples
 * @param input feature maps of the same shape as those that the bank was fitted on
 */
public record FittedMemoryBank(MemoryBank memoryBank, MemoryBankInput input) {
  /** Name of the bank and of its raw map. */
  public String name() {
    return memoryBank.settings().name();
  }

  /**
   * The bank's raw map as operators of a head graph.
   *
   * @param maps the graph's feature maps {@code [N, C, h, w]} by name
   * @return distances {@code [N, h, w]}
   */
  public Value append(GraphBuilder graph, Map<String, Value> maps) {
    return MemoryBankGraph.append(graph, memoryBank, input.append(graph, maps));
  }

  /** The bank's raw map of one view by plain loops. */
  public FloatMap anomalyMap(Features features) {
    FeatureMapConcatenation joined = input.concatenation();
    return memoryBank.anomalyMap(joined.concatenate(features), joined.spec());
  }
}
