// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.ast.network.Permutation;
import org.blemish.ast.network.TeacherArchitecture;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * Writes the forward pass of a teacher. Learned scalars and 1 / a are folded into the second
 * convolution of each coupling network, permutations into the choice of halves.
 *
 * @param state its checked state dict
 */
record TeacherGraph(GraphBuilder graph, TeacherArchitecture shape, Map<String, Tensor> state) {
  /**
   * z and its log-determinant.
   *
   * @param z {@code [N, C, H, W]}
   * @param logDeterminant {@code [N, H, W]}
   */
  record FlowValues(Value z, Value logDeterminant) {}

  /** The scaled and shifted half, and the sum of its log-scales over channels. */
  private record CoupledHalf(Value y, Value logDeterminant) {}

  FlowValues apply(Value x, Optional<Value> positions) {
    FlowValues flow = coupling(0, x, positions);
    for (int k = 1; k < shape.kernels().size(); k++) {
      FlowValues next = coupling(k, flow.z(), positions);
      flow = new FlowValues(next.z(), graph.add(flow.logDeterminant(), next.logDeterminant()));
    }
    return flow;
  }

  private FlowValues coupling(int k, Value x, Optional<Value> positions) {
    String name = TeacherArchitecture.coupling(k);
    long[] order = Arrays.stream(Permutation.of(k, shape.channels())).asLongStream().toArray();
    Value x1 = graph.gather(x, 1, Arrays.copyOf(order, shape.first()));
    Value x2 = graph.gather(x, 1, Arrays.copyOfRange(order, shape.first(), order.length));
    CoupledHalf first = half(name + ".s2", x1, x2, positions);
    CoupledHalf second = half(name + ".s1", x2, first.y(), positions);
    return new FlowValues(
        graph.clip(graph.concat(1, first.y(), second.y()), -1e6f, 1e6f),
        graph.add(first.logDeterminant(), second.logDeterminant()));
  }

  /** {@code exp(e(s)) x + t} with s and t computed from the other half. */
  private CoupledHalf half(String net, Value x, Value other, Optional<Value> positions) {
    long channels = x.size(1);
    List<Value> st = graph.split(net(net, other, positions), 1, channels, channels);
    Value e = graph.mul(graph.atan(st.get(0)), graph.scalar((float) (0.636 * shape.clamp())));
    return new CoupledHalf(
        graph.add(graph.mul(graph.exp(e), x), st.get(1)), graph.reduceSum(e, false, 1));
  }

  /** Output of a coupling network, with its first half divided by a. */
  private Value net(String name, Value x, Optional<Value> positions) {
    Convolution first = Convolution.of(state, name + ".conv1");
    Value hidden = graph.relu(hidden(name, first, x, positions));
    Convolution second = scaled(name);
    return graph.conv(
        edge(hidden, second),
        graph.constant(name + ".weight2", second.weight()),
        graph.constant(name + ".bias2", second.bias()),
        Window.valid());
  }

  /** The first input channels are features. */
  private Value hidden(String name, Convolution first, Value x, Optional<Value> positions) {
    int features = (int) x.size(1);
    Value bias = graph.constant(name + ".bias1", first.bias());
    Value weight = graph.constant(name + ".features", first.inputs(0, features));
    if (positions.isEmpty()) {
      return graph.conv(edge(x, first), weight, bias, Window.valid());
    }
    Value ofPositions =
        graph.conv(
            edge(positions.get(), first),
            graph.constant(name + ".positions", first.inputs(features, shape.positionChannels())),
            bias,
            Window.valid());
    return graph.add(graph.conv(edge(x, first), weight, Window.valid()), ofPositions);
  }

  private Convolution scaled(String name) {
    Convolution second = Convolution.of(state, name + ".conv2");
    double gamma = Convolution.tensor(state, name + ".gamma").values()[0];
    double[] factors = new double[second.bias().size(0)];
    Arrays.fill(factors, 0, factors.length / 2, gamma / shape.clamp());
    Arrays.fill(factors, factors.length / 2, factors.length, gamma);
    return second.times(factors);
  }

  private Value edge(Value x, Convolution convolution) {
    int pad = convolution.kernel() / 2;
    return pad == 0 ? x : graph.padEdge(x, pad, pad, pad, pad);
  }
}
