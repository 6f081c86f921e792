// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  /** y = 2 x + b, z = x. */
  private static OnnxModel affine() {
    GraphBuilder graph = new GraphBuilder("affine");
    Value x = graph.input("x", Value.DYNAMIC, 2);
    Value doubled = graph.mul(x, graph.scalar(2));
    graph.output("y", graph.add(doubled, graph.constant("b", 10, 20)));
    graph.output("doubled", doubled);
    graph.output("again", doubled);
    graph.output("x_too", x);
    return graph.build();
  }

  @Test
  void theSameCallsGiveTheSameBytes() {
    assertThat(affine().bytes()).isEqualTo(affine().bytes());
  }

  @Test
  void modelListsInputsAndOutputsWithShapes() {
    OnnxModel model = OnnxModel.of(affine().bytes(), "affine");

    assertThat(model.inputs()).hasToString("[x[?, 2]]");
    assertThat(model.outputs()).hasToString("[y[?, 2], doubled[?, 2], again[?, 2], x_too[?, 2]]");
  }

  @Test
  void aValueCanBeSeveralOutputsAndAnInputCanBeOne() {
    Map<String, Tensor> results = run(affine(), new float[] {1, 2});

    assertThat(get(results, "y").values()).containsExactly(12, 24);
    assertThat(get(results, "doubled").values()).containsExactly(2, 4);
    assertThat(get(results, "again").values()).containsExactly(2, 4);
    assertThat(get(results, "x_too").values()).containsExactly(1, 2);
  }

  @Test
  void aGraphAppendedTwiceComputesTwice() {
    GraphBuilder graph = new GraphBuilder("twice");
    Value x = graph.input("x", Value.DYNAMIC, 2);
    Value once = requireNonNull(graph.append("a/", affine(), Map.of("x", x)).get("y"));
    Value twice = requireNonNull(graph.append("b/", affine(), Map.of("x", once)).get("y"));
    graph.output("y", twice);

    Tensor y = get(run(graph.build(), new float[] {1, 2}), "y");

    assertThat(y.values()).containsExactly(34, 68);
  }

  @Test
  void appendingAGraphNeedsAValueOfTheRightShapeForEachInput() {
    GraphBuilder graph = new GraphBuilder("g");
    Value x = graph.input("x", Value.DYNAMIC, 3);

    assertThatThrownBy(() -> graph.append("a/", affine(), Map.of()))
        .hasMessageContaining("no value for its input x[?, 2]");
    assertThatThrownBy(() -> graph.append("a/", affine(), Map.of("x", x)))
        .hasMessageContaining("input x[?, 2] cannot take x[?, 3]");
  }

  @Test
  void anOperatorNamesItselfAndTheShapesThatDoNotFit() {
    GraphBuilder graph = new GraphBuilder("g");
    Value x = graph.input("x", Value.DYNAMIC, 3, 8, 8);
    Value w = graph.constant("w", Tensor.of(new float[4 * 5 * 9], 4, 5, 3, 3));

    assertThatThrownBy(() -> graph.conv(x, w, Window.padded(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Conv")
        .hasMessageContaining("x[?, 3, 8, 8]")
        .hasMessageContaining("w[4, 5, 3, 3]");
    assertThatThrownBy(() -> graph.add(x, w)).hasMessageContaining("Add: operands");
    assertThatThrownBy(() -> graph.matMul(x, w)).hasMessageContaining("MatMul");
    assertThatThrownBy(() -> graph.reshape(x, 0, 5, -1)).hasMessageContaining("Reshape");
    assertThatThrownBy(() -> graph.split(x, 1, 1, 1)).hasMessageContaining("Split");
    assertThatThrownBy(() -> graph.gather(x, 1, 3)).hasMessageContaining("no index 3");
  }

  @Test
  void weightsInAnotherFileAreRefused() throws Exception {
    OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(affine().bytes()).toBuilder();
    model
        .getGraphBuilder()
        .getInitializerBuilder(0)
        .setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL);

    assertThatThrownBy(() -> OnnxModel.of(model.build().toByteArray(), "evil.onnx"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("evil.onnx")
        .hasMessageContaining("another file");
  }

  @Test
  void bytesThatAreNotAGraphAreRefused() {
    byte[] text = "no graph".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> OnnxModel.of(text, "a.onnx"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.onnx: not an ONNX graph");
    assertThatThrownBy(() -> OnnxModel.of(new byte[0], "b.onnx"))
        .hasMessageContaining("b.onnx: not an ONNX graph");
  }

  @Test
  void aGraphWithoutOutputAndAnOutputNamedTwiceAreRefused() {
    GraphBuilder graph = new GraphBuilder("g");
    Value x = graph.input("x", 1);
    assertThatThrownBy(graph::build).isInstanceOf(IllegalStateException.class);
    graph.output("y", x);
    assertThatThrownBy(() -> graph.output("y", x)).hasMessageContaining("output y already");
  }

  @Test
  void equalSmallConstantsAreStoredOnce() throws Exception {
    GraphBuilder graph = new GraphBuilder("g");
    Value x = graph.input("x", Value.DYNAMIC, 2, 3);
    graph.output("y", graph.clip(graph.clip(x, 0, 6), 0, 6));

    List<OnnxMl.TensorProto> constants =
        OnnxMl.ModelProto.parseFrom(graph.build().bytes()).getGraph().getInitializerList();

    assertThat(constants).hasSize(2);
  }

  private static Map<String, Tensor> run(OnnxModel model, float[] x) {
    try (OnnxSession session = OnnxSession.open(model, "test", SessionOptions.threads(1))) {
      return session.run(Map.of("x", FloatTensor.copyOf(Tensor.of(x, 1, 2))));
    }
  }

  private static Tensor get(Map<String, Tensor> tensors, String name) {
    return requireNonNull(tensors.get(name), name);
  }
}
