// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.ast.AstMaps;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.LibtorchAst;
import org.blemish.ast.ReferenceTrainedAst;
import org.blemish.ast.TensorAssert;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Maps of ONNX Runtime and libtorch: they sum in different orders, so 1e-5 of the greatest value.
 */
class AstGraphTest {
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void graphEqualsTheReferenceNetworks(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    TrainedAst trained = ReferenceTrainedAst.of(reference);
    Map<String, Tensor> graph = run(trained, reference.input(), reference.mask());
    try (LibtorchAst ast = LibtorchAst.open(trained, 1)) {
      compare(graph, ast.maps(reference.input(), reference.mask()));
    }
    TensorAssert.assertClose("map", get(graph, "distance"), reference.get("eval.map"), TOLERANCE);
  }

  /**
   * An odd number of channels; scalars of the couplings and batch statistics far from their initial
   * values.
   */
  @ParameterizedTest
  @CsvSource({"4, false", "0, false", "4, true", "0, true"})
  void graphEqualsLibtorchWithAndWithoutPositionsForBothKindsOfStudent(
      int positionChannels, boolean symmetric) {
    AstSettings settings =
        new AstSettings(
            positionChannels,
            new AstSettings.TeacherSettings(6, List.of(1, 3, 5), 1.9, 1),
            new AstSettings.StudentSettings(5, 2, 1, Optional.of(symmetric)),
            AstSettings.paper().optimisation());
    FeatureShape shape = new FeatureShape(7, 4, 6);
    TrainedAst trained =
        new TrainedAst(
            settings,
            shape,
            perturbed(shape.teacher(settings).layout().initial(1)),
            perturbed(shape.student(settings).layout().initial(2)));
    Tensor x = random(3, 3, 7, 4, 6);
    Tensor ones = Tensor.of(new float[3 * 24], 3, 4, 6);
    Arrays.fill(ones.values(), 1);
    try (LibtorchAst ast = LibtorchAst.open(trained, 1)) {
      compare(run(trained, x, ones), ast.maps(x));
    }
  }

  @Test
  void aGraphWithoutMaskHasNoMaskInput() {
    ReferenceValues reference = ReferenceValues.read("networks_rgb");
    TrainedAst trained = ReferenceTrainedAst.of(reference);
    GraphBuilder graph = new GraphBuilder("head");
    FeatureShape shape = trained.shape();
    Value features =
        graph.input("features", Value.DYNAMIC, shape.channels(), shape.height(), shape.width());
    graph.output("distance", AstGraph.append(graph, trained, features).distance());
    OnnxModel model = graph.build();
    assertThat(model.inputs()).extracting(Value::name).containsExactly("features");
    try (OnnxSession session = OnnxSession.open(model, "head", SessionOptions.threads(1))) {
      Map<String, Tensor> maps =
          session.run(Map.of("features", FloatTensor.copyOf(reference.input())));
      TensorAssert.assertClose("map", get(maps, "distance"), reference.get("eval.map"), TOLERANCE);
    }
  }

  @Test
  void featuresOfAnotherShapeAreRefused() {
    TrainedAst trained = ReferenceTrainedAst.of(ReferenceValues.read("networks_rgb"));
    FeatureShape shape = trained.shape();
    int more = shape.width() + 1;
    GraphBuilder graph = new GraphBuilder("head");
    Value features = graph.input("features", 1, shape.channels(), shape.height(), more);
    assertThatThrownBy(() -> AstGraph.append(graph, trained, features))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(
            "[N, %d, %d, %d]".formatted(shape.channels(), shape.height(), shape.width()))
        .hasMessageContaining("[1, %d, %d, %d]".formatted(shape.channels(), shape.height(), more));
  }

  private static void compare(Map<String, Tensor> graph, AstMaps maps) {
    TensorAssert.assertClose("distance", get(graph, "distance"), maps.distance(), TOLERANCE);
    TensorAssert.assertClose("likelihood", get(graph, "likelihood"), maps.likelihood(), TOLERANCE);
    TensorAssert.assertClose("latent", get(graph, "latent"), maps.latent(), TOLERANCE);
  }

  private static Map<String, Tensor> run(TrainedAst trained, Tensor x, Tensor mask) {
    FeatureShape shape = trained.shape();
    GraphBuilder graph = new GraphBuilder("head");
    Value features =
        graph.input("features", Value.DYNAMIC, shape.channels(), shape.height(), shape.width());
    Value foreground = graph.input("mask", Value.DYNAMIC, shape.height(), shape.width());
    AstGraphOutputs values = AstGraph.append(graph, trained, features, foreground);
    graph.output("distance", values.distance());
    graph.output("likelihood", values.likelihood());
    graph.output("latent", values.latent());
    try (OnnxSession session = OnnxSession.open(graph.build(), "head", SessionOptions.threads(1))) {
      return session.run(
          Map.of("features", FloatTensor.copyOf(x), "mask", FloatTensor.copyOf(mask)));
    }
  }

  private static Tensor get(Map<String, Tensor> maps, String name) {
    return Objects.requireNonNull(maps.get(name), name);
  }

  private static Map<String, Tensor> perturbed(Map<String, Tensor> state) {
    Map<String, Tensor> changed = new HashMap<>(state);
    changed.replaceAll(
        (name, tensor) -> {
          float[] values = tensor.values().clone();
          for (int i = 0; i < values.length; i++) {
            if (name.contains("bn") || name.endsWith("gamma")) {
              values[i] += 0.4f + 0.1f * i;
            }
          }
          return new Tensor(tensor.shape(), values);
        });
    return changed;
  }

  private static Tensor random(int seed, long... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[(int) Tensor.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return new Tensor(shape, values);
  }
}
