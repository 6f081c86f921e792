// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.List;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.patchcore.FittedMemoryBank;

/**
 * Distance to patches that the border of good images shows.
 *
 * @param patches of the border
 */
record LearnedBackground(FittedMemoryBank patches) implements BackgroundMap {
  @Override
  public List<FeatureSpec> inputs() {
    return patches.input().concatenation().inputs();
  }

  @Override
  public Value append(GraphBuilder graph, Map<String, Value> maps) {
    return patches.append(graph, maps);
  }

  @Override
  public FloatMap map(Features features) {
    return patches.anomalyMap(features);
  }
}
