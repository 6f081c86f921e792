// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blemish.ast.Precision;
import org.blemish.ast.network.ConvolutionPrecision;
import org.blemish.ast.network.Losses;
import org.blemish.ast.network.NetworkWeights;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.torch.Libtorch;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.machine.CpuInfo;
import org.junit.jupiter.api.Test;

class Bfloat16Test {
  @Test
  void isFasterWithAmxAndOnRecentAmd() {
    assertThat(isFaster("GenuineIntel", "avx512_bf16", "amx_bf16", "avx512_fp16")).isTrue();
    assertThat(isFaster("GenuineIntel", "avx512f", "avx512_bf16")).isFalse();
    assertThat(isFaster("AuthenticAMD", "avx512f", "avx512_bf16")).isTrue();
    assertThat(isFaster("AuthenticAMD", "avx2")).isFalse();
    assertThat(Bfloat16.isFaster(CpuInfo.of(List.of()))).isFalse();
  }

  private static boolean isFaster(String vendor, String... flags) {
    return Bfloat16.isFaster(new CpuInfo(Optional.empty(), Optional.of(vendor), Set.of(flags)));
  }

  @Test
  void keepsAnExplicitPrecision() {
    assertThat(Bfloat16.convolutionPrecision(Precision.FP32)).isEqualTo(ConvolutionPrecision.FP32);
    assertThat(Bfloat16.convolutionPrecision(Precision.BF16)).isEqualTo(ConvolutionPrecision.BF16);
  }

  /** With eight bits of mantissa, losses agree to one per cent and are not equal. */
  @Test
  void trainsTheSameFp32WeightsToNearlyTheSameLoss() {
    Libtorch.threads(1);
    ReferenceValues reference = ReferenceValues.read("networks_rgb_depth");
    float exact = lossAfterTraining(reference, ConvolutionPrecision.FP32);
    float rounded = lossAfterTraining(reference, ConvolutionPrecision.BF16);
    assertThat(rounded).isNotEqualTo(exact).isCloseTo(exact, within(0.01f * Math.abs(exact)));
  }

  private static float lossAfterTraining(
      ReferenceValues reference, ConvolutionPrecision precision) {
    int grid = reference.grid();
    try (Teacher teacher =
            new Teacher(
                reference.teacher(), grid, grid, reference.withPrefix("init.teacher."), precision);
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
