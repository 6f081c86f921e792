// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;

/**
 * A mask that a user drew, the same for all images.
 *
 * @param input feature map whose grid the mask has
 * @param cells 1 for cells of the part, 0 for the background
 */
record GivenBackground(FeatureSpec input, FloatMap cells) implements BackgroundMap {
  @Override
  public List<FeatureSpec> inputs() {
    return List.of(input);
  }

  /** The input only gives the number of images. */
  @Override
  public Value append(GraphBuilder graph, Map<String, Value> maps) {
    Value zeros =
        graph.mul(
            graph.slice(Objects.requireNonNull(maps.get(input.name())), 1, 0, 1), graph.scalar(0));
    Value mask =
        graph.constant(
            "part_mask", Tensor.of(cells.values().clone(), 1, 1, cells.height(), cells.width()));
    return graph.reshape(graph.add(zeros, mask), -1, cells.height(), cells.width());
  }

  @Override
  public FloatMap map(Features features) {
    return new FloatMap(cells.width(), cells.height(), cells.values().clone());
  }
}
