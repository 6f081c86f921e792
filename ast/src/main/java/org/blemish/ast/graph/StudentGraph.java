// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.graph;

import java.util.Map;
import java.util.Optional;
import org.blemish.ast.network.ResidualStudent;
import org.blemish.ast.network.ResidualStudentArchitecture;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * Writes the forward pass of a student in evaluation, with batch normalisation folded into the
 * convolutions.
 *
 * @param state its checked state dict
 */
record StudentGraph(
    GraphBuilder graph, ResidualStudentArchitecture shape, Map<String, Tensor> state) {
  /** The predicted latent, {@code [N, C, H, W]}. */
  Value apply(Value x, Optional<Value> positions) {
    Value h = graph.leakyRelu(first(x, positions), (float) ResidualStudent.SLOPE);
    for (int b = 0; b < shape.blocks(); b++) {
      Value inner = layer("res." + b, 2, layer("res." + b, 1, h));
      h = graph.add(inner, h);
    }
    return convolve("student.conv2", Convolution.of(state, "conv2"), h);
  }

  /** The first input channels are positions. */
  private Value first(Value x, Optional<Value> positions) {
    Convolution conv = Convolution.of(state, "conv1");
    if (positions.isEmpty()) {
      return convolve("student.conv1", conv, x);
    }
    int p = shape.positionChannels();
    Value ofFeatures =
        graph.conv(
            x,
            graph.constant("student.features", conv.inputs(p, shape.channels())),
            Window.padded(1));
    Value ofPositions =
        graph.conv(
            positions.get(),
            graph.constant("student.positions", conv.inputs(0, p)),
            graph.constant("student.bias1", conv.bias()),
            Window.padded(1));
    return graph.add(ofFeatures, ofPositions);
  }

  private Value layer(String block, int i, Value x) {
    Convolution conv =
        Convolution.of(state, block + ".l" + i)
            .normalised(state, block + ".bn" + i, ResidualStudent.EPSILON);
    return graph.leakyRelu(
        convolve("student." + block + ".l" + i, conv, x), (float) ResidualStudent.SLOPE);
  }

  private Value convolve(String name, Convolution conv, Value x) {
    return graph.conv(
        x,
        graph.constant(name + ".weight", conv.weight()),
        graph.constant(name + ".bias", conv.bias()),
        Window.padded(1));
  }
}
