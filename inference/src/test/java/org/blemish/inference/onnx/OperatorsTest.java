// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operator, run by ONNX Runtime with an open batch, against PyTorch's result. */
class OperatorsTest {
  private final Map<String, Tensor> golden;
  private final Map<String, BiFunction<GraphBuilder, Value, Value>> operators =
      new LinkedHashMap<>();

  OperatorsTest() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/onnx/operators.safetensors")) {
      golden = Safetensors.read(requireNonNull(in).readAllBytes(), "operators");
    }
    operators.put(
        "conv", (g, x) -> g.conv(x, given(g, "w"), given(g, "b"), new Window(2, 0, 1, 1, 2, 1)));
    operators.put(
        "conv_depthwise", (g, x) -> g.conv(x, given(g, "dw"), Window.padded(2).withGroups(6)));
    operators.put("batch_normalization", this::batchNormalization);
    operators.put("relu6", (g, x) -> g.clip(g.mul(x, g.scalar(3)), 0, 6));
    operators.put("clip", (g, x) -> g.clip(x, -0.5f, 0.7f));
    operators.put("relu", GraphBuilder::relu);
    operators.put("leaky_relu", (g, x) -> g.leakyRelu(x, 0.01f));
    operators.put("sigmoid", GraphBuilder::sigmoid);
    operators.put("swish", GraphBuilder::swish);
    operators.put("add", (g, x) -> g.add(x, given(g, "c")));
    operators.put("sub", (g, x) -> g.sub(x, given(g, "y")));
    operators.put("mul", (g, x) -> g.mul(x, given(g, "c")));
    operators.put("div", (g, x) -> g.div(x, given(g, "y")));
    operators.put("min", (g, x) -> g.min(x, given(g, "y")));
    operators.put("max", (g, x) -> g.max(x, given(g, "c")));
    operators.put("pow", (g, x) -> g.pow(g.add(g.abs(x), g.scalar(0.1f)), 1.5f));
    operators.put("square", GraphBuilder::square);
    operators.put("sqrt", (g, x) -> g.sqrt(g.abs(x)));
    operators.put("exp", GraphBuilder::exp);
    operators.put("log", (g, x) -> g.log(g.abs(x)));
    operators.put("atan", GraphBuilder::atan);
    operators.put("neg", GraphBuilder::neg);
    operators.put("identity", GraphBuilder::identity);
    operators.put("global_average_pool", GraphBuilder::globalAveragePool);
    operators.put("average_pool", (g, x) -> g.averagePool(x, 3, 3, Window.padded(1).withStride(2)));
    operators.put("max_pool", (g, x) -> g.maxPool(x, 3, 3, Window.padded(1).withStride(2)));
    operators.put("pad_edge", (g, x) -> g.padEdge(x, 3, 1, 0, 2));
    operators.put("pad_zeros", (g, x) -> g.padZeros(x, 3, 1, 0, 2));
    operators.put("resize_linear", (g, x) -> g.resizeLinear(x, 23, 7));
    operators.put("concat", (g, x) -> g.concat(1, x, given(g, "y")));
    operators.put("split_1", (g, x) -> g.split(x, 1, 2, 4).get(1));
    operators.put("slice", (g, x) -> g.slice(x, -1, 3, 8));
    operators.put("gather", (g, x) -> g.gather(x, 1, 5, 0, 0, 3));
    operators.put("reshape", (g, x) -> g.reshape(x, 0, 6, -1));
    operators.put("transpose", (g, x) -> g.transpose(x, 0, 2, 3, 1));
    operators.put("reduce_mean", (g, x) -> g.reduceMean(x, false, 2, 3));
    operators.put("reduce_sum", (g, x) -> g.reduceSum(x, true, 1));
    operators.put("reduce_min", (g, x) -> g.reduceMin(x, false, 1));
    operators.put("reduce_max", (g, x) -> g.reduceMax(x, true, -1, -2));
    operators.put("mat_mul", (g, x) -> g.matMul(x, given(g, "m")));
    operators.put("gemm", this::linear);
  }

  @TestFactory
  Stream<DynamicTest> givesWhatPytorchGives() {
    return operators.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  private void check(String name, BiFunction<GraphBuilder, Value, Value> operator) {
    Tensor x = tensor("in.x");
    Tensor expected = tensor("out." + name);
    GraphBuilder graph = new GraphBuilder("test");
    Value input = graph.input("x", Value.DYNAMIC, x.size(1), x.size(2), x.size(3));
    Value result = operator.apply(graph, input);
    graph.output("result", result);

    try (OnnxSession session = OnnxSession.open(graph.build(), name, SessionOptions.threads(1))) {
      Map<String, Tensor> results = session.run(Map.of("x", FloatTensor.copyOf(x)));
      Tensor actual = requireNonNull(results.get("result"));
      assertThat(actual.shape()).isEqualTo(expected.shape());
      assertThat(actual.values())
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(expected.values());
    }
    assertThat(result.rank()).isEqualTo(expected.shape().length);
    for (int i = 0; i < result.rank(); i++) {
      if (result.size(i) != Value.DYNAMIC) {
        assertThat(result.size(i)).as("inferred size of axis %d", i).isEqualTo(expected.size(i));
      }
    }
    assertThat(result.size(1)).as("channels are inferred").isNotEqualTo(Value.DYNAMIC);
  }

  private Value batchNormalization(GraphBuilder g, Value x) {
    float[] v = tensor("in.bn").values();
    Value[] p = new Value[4];
    for (int i = 0; i < 4; i++) {
      p[i] = g.constant("bn", Arrays.copyOfRange(v, 6 * i, 6 * i + 6));
    }
    return g.batchNormalization(x, p[0], p[1], p[2], p[3], 0.01f);
  }

  private Value linear(GraphBuilder g, Value x) {
    Value corner = g.reshape(g.slice(g.slice(x, 2, 0, 1), 3, 0, 1), 0, 6);
    return g.gemm(corner, given(g, "lin"), given(g, "lin_b"), true);
  }

  private Value given(GraphBuilder g, String name) {
    return g.constant(name, tensor("in." + name));
  }

  private Tensor tensor(String name) {
    return requireNonNull(golden.get(name), name);
  }
}
