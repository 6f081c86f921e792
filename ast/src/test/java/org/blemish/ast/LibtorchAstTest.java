// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps and scores of the trained networks against the reference code's. */
class LibtorchAstTest {
  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void mapsAndScoresEqualTheReference(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    try (LibtorchAst ast = LibtorchAst.open(ReferenceTrainedAst.of(reference), 1)) {
      AstMaps maps =
          reference.depth()
              ? ast.maps(reference.input(), reference.mask())
              : ast.maps(reference.input());
      TensorAssert.assertClose("map", maps.distance(), reference.get("eval.map"), 1e-5);
      TensorAssert.assertClose("mean", means(maps.loss()), reference.get("eval.mean_score"), 1e-5);
      TensorAssert.assertClose(
          "max", maxima(maps.distance()), reference.get("eval.max_score_before_upsampling"), 1e-5);
      Tensor expected = reference.get("eval.map_upsampled");
      Tensor large = upsampled(maps.distance(), new Size(expected.size(2), expected.size(1)));
      TensorAssert.assertClose("upsampled map", large, expected, 1e-5);
      TensorAssert.assertClose(
          "maximum of the upsampled map", maxima(large), reference.get("eval.max_score"), 1e-5);
    }
  }

  @Test
  void freesTheTeacherWhereTheStudentCannotBeOpened() {
    TrainedAst trained = ReferenceTrainedAst.of(ReferenceValues.read("networks_rgb"));
    LibtorchAst.open(trained, 1).close();
    long before = Scope.liveObjects();
    LibtorchAst.open(trained, 1).close();
    assertThat(Scope.liveObjects()).as("a whole one").isEqualTo(before);

    trained.student().remove("conv2.bias");
    assertThatThrownBy(() -> LibtorchAst.open(trained, 1))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("conv2.bias is missing");
    assertThat(Scope.liveObjects()).isEqualTo(before);
  }

  @Test
  void aMaskOfAnotherSizeIsExplained() {
    ReferenceValues reference = ReferenceValues.read("networks_rgb");
    try (LibtorchAst ast = LibtorchAst.open(ReferenceTrainedAst.of(reference), 1)) {
      assertThatThrownBy(() -> ast.maps(reference.input(), Tensor.of(new float[4], 1, 2, 2)))
          .hasMessageContaining("[N, H, W]")
          .hasMessageContaining("[1, 2, 2]");
    }
  }

  private static Tensor upsampled(Tensor maps, Size size) {
    int area = maps.size(1) * maps.size(2);
    float[] values = new float[maps.size(0) * size.area()];
    for (int i = 0; i < maps.size(0); i++) {
      float[] map = Arrays.copyOfRange(maps.values(), i * area, (i + 1) * area);
      float[] big = Bicubic.resize(new FloatMap(maps.size(2), maps.size(1), map), size).values();
      System.arraycopy(big, 0, values, i * size.area(), size.area());
    }
    return Tensor.of(values, maps.size(0), size.height(), size.width());
  }

  private static Tensor means(Tensor maps) {
    return reduce(maps, 0f, (a, b) -> a + b / (maps.size(1) * maps.size(2)));
  }

  private static Tensor maxima(Tensor maps) {
    return reduce(maps, Float.NEGATIVE_INFINITY, Math::max);
  }

  private interface Fold {
    float apply(float a, float b);
  }

  private static Tensor reduce(Tensor maps, float start, Fold fold) {
    float[] results = new float[maps.size(0)];
    Arrays.fill(results, start);
    int area = maps.values().length / results.length;
    for (int i = 0; i < maps.values().length; i++) {
      results[i / area] = fold.apply(results[i / area], maps.values()[i]);
    }
    return Tensor.of(results, results.length);
  }
}
