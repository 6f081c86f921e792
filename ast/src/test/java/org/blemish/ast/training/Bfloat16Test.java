// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.blemish.ast.Precision;
import org.blemish.ast.network.Convolver;
import org.blemish.ast.network.Losses;
import org.blemish.ast.network.Reference;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.network.Weights;
import org.blemish.ast.torch.Libtorch;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.junit.jupiter.api.Test;

class Bfloat16Test {
  @Test
  void paysWithAmxAndOnRecentAmd() {
    assertThat(Bfloat16.pays("GenuineIntel flags : avx512_bf16 amx_bf16 avx512_fp16")).isTrue();
    assertThat(Bfloat16.pays("GenuineIntel flags : avx512f avx512_bf16")).isFalse();
    assertThat(Bfloat16.pays("AuthenticAMD flags : avx512f avx512_bf16")).isTrue();
    assertThat(Bfloat16.pays("AuthenticAMD flags : avx2")).isFalse();
    assertThat(Bfloat16.pays("")).isFalse();
  }

  @Test
  void choiceIsTheUsersWhereItIsNotLeftOpen() {
    assertThat(Bfloat16.convolver(Precision.FP32)).isEqualTo(Convolver.FP32);
    assertThat(Bfloat16.convolver(Precision.BF16)).isEqualTo(Convolver.BF16);
  }

  /** Eight bits of mantissa: losses agree to a per cent, and are not the fp32 ones. */
  @Test
  void trainsTheSameFp32WeightsToNearlyTheSameLoss() {
    Libtorch.threads(1);
    Reference reference = Reference.read("networks_rgb_depth");
    float exact = lossAfterTraining(reference, Convolver.FP32);
    float rounded = lossAfterTraining(reference, Convolver.BF16);
    assertThat(rounded).isNotEqualTo(exact).isCloseTo(exact, within(0.01f * Math.abs(exact)));
  }

  private static float lossAfterTraining(Reference reference, Convolver convolver) {
    int grid = reference.grid();
    try (Teacher teacher =
            new Teacher(
                reference.teacher(), grid, grid, reference.under("init.teacher."), convolver);
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

  private static Adam adam(Weights weights) {
    return new Adam(weights, 0, Checkpoint.start(Map.of()));
  }
}
