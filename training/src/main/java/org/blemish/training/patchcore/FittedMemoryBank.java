// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.List;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.method.FittedMap;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * A memory bank and the feature maps that it compares.
 *
 * @param memoryBank the patches of good samples
 * @param input feature maps of the same shape as those that the bank was fitted on
 */
public record FittedMemoryBank(MemoryBank memoryBank, MemoryBankInput input) implements FittedMap {
  @Override
  public String name() {
    return memoryBank.settings().name();
  }

  @Override
  public List<FeatureSpec> inputs() {
    return input.concatenation().inputs();
  }

  @Override
  public Value append(GraphBuilder graph, Map<String, Value> maps) {
    return MemoryBankGraph.append(graph, memoryBank, input.append(graph, maps));
  }

  @Override
  public FloatMap anomalyMap(Features features) {
    FeatureMapConcatenation joined = input.concatenation();
    return memoryBank.anomalyMap(joined.concatenate(features), joined.spec());
  }

  @Override
  public double rounding() {
    return MemoryBankGraph.rounding(memoryBank.coreset());
  }
}
