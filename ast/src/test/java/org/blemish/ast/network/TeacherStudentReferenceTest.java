// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.ast.TensorAssert;
import org.blemish.ast.torch.Libtorch;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forward values, losses and gradients against those of the reference code. They sum in different
 * orders, so 1e-5 of the greatest value.
 */
class TeacherStudentReferenceTest {
  private static final double TOLERANCE = 1e-5;

  @BeforeAll
  static void oneThreadForSmallNetworks() {
    Libtorch.threads(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void teacherEqualsTheReference(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    try (Teacher teacher = teacher(reference)) {
      Scope.run(
          () -> {
            FlowOutput flow = teacher.forward(NativeTensor.of(reference.input()));
            NativeTensor likelihood =
                Losses.likelihood(flow).times(NativeTensor.of(reference.mask()));
            NativeTensor loss = likelihood.mean();
            check(reference, "teacher.z", flow.z());
            check(reference, "teacher.logdet", flow.logDeterminant());
            check(reference, "teacher.nll_per_pixel", likelihood);
            check(reference, "teacher.loss", loss);
            checkGradients(reference, "teacher.grad.", teacher.weights(), loss);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void studentEqualsTheReference(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    try (ResidualStudent student = student(reference)) {
      Scope.run(
          () -> {
            NativeTensor out = student.forward(NativeTensor.of(reference.input()), true);
            NativeTensor target = NativeTensor.of(reference.get("teacher.z"));
            NativeTensor loss =
                Losses.distance(target, out).times(NativeTensor.of(reference.mask())).mean();
            check(reference, "student.out_train", out);
            check(reference, "student.loss", loss);
            checkGradients(reference, "student.grad.", student.weights(), loss);
          });
    }
  }

  private static Teacher teacher(ReferenceValues reference) {
    Map<String, Tensor> weights = reference.withPrefix("init.teacher.");
    return new Teacher(reference.teacher(), reference.grid(), reference.grid(), weights);
  }

  private static ResidualStudent student(ReferenceValues reference) {
    Map<String, Tensor> weights = reference.withPrefix("init.student.");
    return new ResidualStudent(reference.student(), reference.grid(), reference.grid(), weights);
  }

  private static void check(ReferenceValues reference, String key, NativeTensor actual) {
    TensorAssert.assertClose(key, actual.toTensor(), reference.get(key), TOLERANCE);
  }

  private static void checkGradients(
      ReferenceValues reference, String prefix, NetworkWeights weights, NativeTensor loss) {
    Map<String, Tensor> expected = reference.withPrefix(prefix);
    List<String> names = new ArrayList<>(expected.keySet());
    assertThat(names).containsExactlyInAnyOrderElementsOf(weights.trainedNames());
    List<NativeTensor> gradients = loss.gradients(names.stream().map(weights::get).toList());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      // Biases before batch normalisation have no effect: their gradients are rounding errors.
      double floor = name.matches("res\\.\\d+\\.l[12]\\.bias") ? 1e-7 : 0;
      TensorAssert.assertClose(
          name, gradients.get(i).toTensor(), reference.get(prefix + name), TOLERANCE, floor);
    }
  }
}
