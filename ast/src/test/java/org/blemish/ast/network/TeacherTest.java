// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.blemish.ast.TensorAssert;
import org.blemish.ast.torch.Libtorch;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three tests of an invertible layer: inverse, log-determinant, shapes. */
class TeacherTest {
  private static final TeacherArchitecture ODD =
      new TeacherArchitecture(5, 4, 6, List.of(3, 1, 5), 1.9);

  @BeforeAll
  static void oneThreadForSmallNetworks() {
    Libtorch.threads(1);
  }

  @Test
  void inverseRestoresTheFeatures() {
    Tensor x = random(1, 2, 5, 3, 4);
    try (Teacher teacher = teacher(ODD, 3, 4)) {
      Tensor back =
          Scope.get(() -> teacher.inverse(teacher.forward(NativeTensor.of(x)).z()).toTensor());
      Tensor there = Scope.get(() -> teacher.forward(NativeTensor.of(x)).z().toTensor());
      TensorAssert.assertClose("inverse", back, x, 1e-5);
      assertThat(there.values()).isNotEqualTo(x.values());
    }
  }

  @Test
  void logDeterminantsSumToThatOfTheNumericalJacobian() {
    TeacherArchitecture shape = new TeacherArchitecture(4, 4, 6, List.of(3, 3), 3);
    Tensor x = random(2, 1, 4, 2, 2);
    int n = x.values().length;
    double[][] jacobian = new double[n][n];
    try (Teacher teacher = teacher(shape, 2, 2)) {
      float step = 2e-3f;
      for (int i = 0; i < n; i++) {
        float[] above = forward(teacher, moved(x, i, step));
        float[] below = forward(teacher, moved(x, i, -step));
        for (int o = 0; o < n; o++) {
          jacobian[o][i] = (above[o] - below[o]) / (2 * step);
        }
      }
      float[] logs =
          Scope.get(() -> teacher.forward(NativeTensor.of(x)).logDeterminant().toTensor().values());
      double sum = 0;
      for (float log : logs) {
        sum += log;
      }
      double expected = logAbsoluteDeterminant(jacobian);
      assertThat(Math.abs(expected)).as("a determinant that differs from 1").isGreaterThan(0.1);
      // Central differences of single-precision values: three digits.
      assertThat(sum).isEqualTo(expected, within(2e-3));
    }
  }

  @Test
  void shapesAreKeptAndWrongOnesRefused() {
    try (Teacher teacher = teacher(ODD, 3, 4)) {
      Scope.run(
          () -> {
            FlowOutput flow = teacher.forward(NativeTensor.of(random(3, 2, 5, 3, 4)));
            assertThat(flow.z().shape()).containsExactly(2, 5, 3, 4);
            assertThat(flow.logDeterminant().shape()).containsExactly(2, 3, 4);
            assertThatThrownBy(() -> teacher.forward(NativeTensor.zeros(5, 3, 4)))
                .hasMessageContaining("[N, 5, 3, 4]")
                .hasMessageContaining("[5, 3, 4]")
                .hasMessageContaining("batch dimension");
            assertThatThrownBy(() -> teacher.inverse(NativeTensor.zeros(1, 3, 4, 5)))
                .hasMessageContaining("channels come second");
          });
    }
  }

  @Test
  void withInitialWeightsItPermutesTheChannels() {
    Tensor x = random(4, 1, 5, 3, 4);
    try (Teacher teacher = new Teacher(ODD, 3, 4, ODD.layout().initial(0))) {
      Scope.run(
          () -> {
            FlowOutput flow = teacher.forward(NativeTensor.of(x));
            assertThat(flow.logDeterminant().toTensor().values()).containsOnly(0f);
            assertThat(flow.z().toTensor().values()).containsExactlyInAnyOrder(x.values());
          });
    }
  }

  @Test
  void weightsThatDoNotFitAreNamed() {
    Map<String, Tensor> values = ODD.layout().initial(0);
    values.remove("module_list.5.s2.conv1.bias");
    assertThatThrownBy(() -> new Teacher(ODD, 3, 4, values))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("module_list.5.s2.conv1.bias is missing");
    Map<String, Tensor> other = ODD.layout().initial(0);
    other.put("module_list.5.s2.conv1.bias", Tensor.of(new float[7], 7));
    assertThatThrownBy(() -> new Teacher(ODD, 3, 4, other))
        .hasMessageContaining("module_list.5.s2.conv1.bias has shape [7]")
        .hasMessageContaining("[6]");
    Map<String, Tensor> more = ODD.layout().initial(0);
    more.put("surprise", Tensor.of(new float[1], 1));
    assertThatThrownBy(() -> new Teacher(ODD, 3, 4, more)).hasMessageContaining("surprise");
  }

  /** A teacher whose couplings have an effect: the scalars, which are initially 0, are set. */
  private static Teacher teacher(TeacherArchitecture shape, int height, int width) {
    Map<String, Tensor> values = shape.layout().initial(7);
    values.replaceAll(
        (name, value) -> name.endsWith("gamma") ? Tensor.of(new float[] {1.5f}, 1) : value);
    return new Teacher(shape, height, width, values);
  }

  private static float[] forward(Teacher teacher, Tensor x) {
    return Scope.get(() -> teacher.forward(NativeTensor.of(x)).z().toTensor().values());
  }

  private static Tensor moved(Tensor x, int i, float step) {
    float[] values = x.values().clone();
    values[i] += step;
    return new Tensor(x.shape(), values);
  }

  private static Tensor random(int seed, long... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[(int) Tensor.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return new Tensor(shape, values);
  }

  /** By Gaussian elimination with row pivots. */
  private static double logAbsoluteDeterminant(double[][] matrix) {
    double log = 0;
    int n = matrix.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int r = k + 1; r < n; r++) {
        if (Math.abs(matrix[r][k]) > Math.abs(matrix[pivot][k])) {
          pivot = r;
        }
      }
      double[] row = matrix[pivot];
      matrix[pivot] = matrix[k];
      matrix[k] = row;
      log += Math.log(Math.abs(row[k]));
      for (int r = k + 1; r < n; r++) {
        double factor = matrix[r][k] / row[k];
        for (int c = k; c < n; c++) {
          matrix[r][c] -= factor * row[c];
        }
      }
    }
    return log;
  }
}
