// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.blemish.ast.TensorAssert;
import org.blemish.ast.network.Losses;
import org.blemish.ast.network.NetworkWeights;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.ast.network.ResidualStudent;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.torch.Libtorch;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loss curves and trained weights against those of the reference code. Adam divides by the root of
 * tiny squares, so rounding errors grow with each step: 1e-4.
 */
class ReferenceTrainingTest {
  private static final double TOLERANCE = 1e-4;

  @BeforeAll
  static void oneThreadForSmallNetworks() {
    Libtorch.threads(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void trainingEndsWhereTheReferenceEnds(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    int grid = reference.grid();
    try (Teacher teacher =
            new Teacher(reference.teacher(), grid, grid, reference.withPrefix("init.teacher."));
        ResidualStudent student =
            new ResidualStudent(
                reference.student(), grid, grid, reference.withPrefix("init.student."))) {
      train(reference, "teacher", teacher.weights(), x -> Losses.likelihood(teacher.forward(x)));
      train(
          reference,
          "student",
          student.weights(),
          x -> {
            NativeTensor target = Scope.withoutGradient(() -> teacher.forward(x).z());
            return Losses.distance(target, student.forward(x, true));
          });
    }
  }

  private static void train(
      ReferenceValues reference,
      String network,
      NetworkWeights weights,
      Function<NativeTensor, NativeTensor> map) {
    Tensor expected = reference.get("train." + network + "_losses");
    List<int[]> batches = batches(reference);
    float[] losses = new float[expected.size(0)];
    try (Adam adam = new Adam(weights, reference.weightDecay(), Checkpoint.start(Map.of()))) {
      for (int step = 0; step < losses.length; step++) {
        int[] batch = batches.get(step % batches.size());
        losses[step] =
            Scope.get(
                () -> {
                  NativeTensor x = slice(reference.input(), batch);
                  NativeTensor mask = slice(reference.mask(), batch);
                  NativeTensor loss = map.apply(x).times(mask).mean();
                  adam.step(loss, reference.learningRate());
                  return loss.item();
                });
      }
    }
    TensorAssert.assertClose(
        network + " losses", Tensor.of(losses, losses.length), expected, TOLERANCE);
    Map<String, Tensor> trained = weights.toTensors();
    reference
        .withPrefix("trained." + network + ".")
        .forEach(
            (name, weight) -> {
              Tensor actual = Objects.requireNonNull(trained.get(name));
              double floor = undetermined(name) ? 2 * losses.length * reference.learningRate() : 0;
              TensorAssert.assertClose(name, actual, weight, TOLERANCE, floor);
            });
  }

  /**
   * A bias before batch normalisation has no effect. Its gradient is a rounding error, which Adam
   * scales to a full step in either direction; the running mean changes with it.
   */
  private static boolean undetermined(String name) {
    return name.matches("res\\.\\d+\\.(l[12]\\.bias|bn[12]\\.running_mean)");
  }

  private static NativeTensor slice(Tensor tensor, int[] range) {
    return NativeTensor.of(ReferenceValues.slice(tensor, range[0], range[1]));
  }

  /** The batches of the settings, written as {@code [0:3],[3:6], ...}. */
  private static List<int[]> batches(ReferenceValues reference) {
    String text = reference.settings().get("batches").asText();
    return Pattern.compile("\\[(\\d+):(\\d+)]")
        .matcher(text)
        .results()
        .map(m -> new int[] {Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))})
        .toList();
  }
}
