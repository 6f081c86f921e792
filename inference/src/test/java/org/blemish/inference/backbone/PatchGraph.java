// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.Random;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * Projects patches as the first layer of a vision transformer does, with the same random weights
 * each time. Input {@code image}, output {@code tokens}.
 */
public final class PatchGraph {
  private PatchGraph() {}

  /**
   * The patches as tokens {@code [N, 1 + h w, channels]}; their mean stands for the class token.
   */
  public static OnnxModel tokens(int stride, int channels) {
    GraphBuilder graph = new GraphBuilder("patches");
    Value map = projected(graph, stride, channels);
    Value patches = graph.transpose(graph.reshape(map, 0, 0, -1), 0, 2, 1);
    graph.output("tokens", graph.concat(1, graph.reduceMean(patches, true, 1), patches));
    return graph.build();
  }

  /** The same patches as a map {@code [N, channels, h, w]}. */
  static OnnxModel map(int stride, int channels) {
    GraphBuilder graph = new GraphBuilder("patches");
    graph.output("tokens", projected(graph, stride, channels));
    return graph.build();
  }

  private static Value projected(GraphBuilder graph, int stride, int channels) {
    Value image = graph.input("image", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    Random random = new Random(2);
    float[] weights = new float[channels * 3 * stride * stride];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() / stride;
    }
    Value kernel = graph.constant("kernel", Tensor.of(weights, channels, 3, stride, stride));
    return graph.conv(image, kernel, Window.valid().withStride(stride));
  }
}
