// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.blemish.ast.Precision;
import org.blemish.ast.network.ConvolutionPrecision;
import org.blemish.ast.network.Losses;
import org.blemish.ast.network.NetworkWeights;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.torch.Libtorch;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.junit.jupiter.api.Test;

class Bfloat16Test {
  @Test
  void isFasterWithAmxAndOnRecentAmd() {
    assertThat(Bfloat16.isFaster("GenuineIntel flags : avx512_bf16 amx_bf16 avx512_fp16")).isTrue();
    assertThat(Bfloat16.isFaster("GenuineIntel flags : avx512f avx512_bf16")).isFalse();
    assertThat(Bfloat16.isFaster("AuthenticAMD flags : avx512f avx512_bf16")).isTrue();
    assertThat(Bfloat16.isFaster("AuthenticAMD flags : avx2")).isFalse();
    assertThat(Bfloat16.isFaster("")).isFalse();
  }

  @Test
  void keepsAnExplicitPrecision() {
    assertThat(Bfloat16.convolutionPrecision(Precision.FP32)).isEqualTo(ConvolutionPrecision.FP32);
    assertThat(Bfloat16.convolutionPrecision(Precision.BF16)).isEqualTo(ConvolutionPrecision.BF16);
  }

  /** Eight bits of mantissa: losses agree to a per cent, and are not the fp32 ones. */
  @Test
  void trainsTheSameFp32WeightsToNearlyTheSameLoss() {
    Libtorch.threads(1);
    ReferenceValues reference = ReferenceValues.read("networks_rgb_depth");
    float exact = lossAfterTraining(reference, ConvolutionPrecision.FP32);
    float rounded = lossAfterTraining(reference, ConvolutionPrecision.BF16);
    assertThat(rounded).isNotEqualTo(exact).isCloseTo(exact, within(0.01f * Math.abs(exact)));
  }

  private static float lossAfterTraining(
      ReferenceValues reference, ConvolutionPrecision convolver) {
    int grid = reference.grid();
    try (Teacher teacher =
            new Teacher(
                reference.teacher(), grid, grid, reference.withPrefix("init.teacher."), convolver);
        Adam adam = adam(teacher.weights())) {
      float loss = Float.NaN;
      for (int step = 0; step < 5; step++) {
        loss =
            Scope.get(
                () -> {
                  NativeTensor x = NativeTensor.of(reference.input());
                  NativeTensor value = Losses.likelihood(teacher.forward(x)).mean();
                  adam.step(value, 1e-2);
                  return value.item();
                });
      }
      return loss;
    }
  }

  private static Adam adam(NetworkWeights weights) {
    return new Adam(weights, 0, Checkpoint.start(Map.of()));
  }
}
