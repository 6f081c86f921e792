// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void aHundredStepsLeaveNoTensors() {
    NativeTensor weight =
        Scope.keep(() -> NativeTensor.of(Tensor.of(new float[] {1, 2}, 2)).requireGradient());
    step(weight);
    long before = Scope.liveObjects();
    for (int i = 0; i < 100; i++) {
      step(weight);
    }
    assertThat(Scope.liveObjects()).isEqualTo(before);
    weight.close();
    assertThat(Scope.liveObjects()).isEqualTo(before - 1);
  }

  private static void step(NativeTensor weight) {
    Scope.run(
        () -> {
          long inside = Scope.liveObjects();
          NativeTensor loss = weight.times(3).square().mean();
          NativeTensor gradient = loss.gradients(List.of(weight)).get(0);
          Scope.withoutGradient(
              () -> {
                weight.addInPlace(gradient, -0.01);
                return true;
              });
          assertThat(Scope.liveObjects()).as("tensors are counted").isGreaterThan(inside);
        });
  }

  @Test
  void anActionThatFailsFreesItsTensors() {
    Scope.run(() -> NativeTensor.zeros(1));
    long before = Scope.liveObjects();
    assertThatThrownBy(
            () -> Scope.run(() -> NativeTensor.zeros(2, 3).plus(NativeTensor.zeros(4, 5))))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("size");
    assertThat(Scope.liveObjects()).isEqualTo(before);
  }

  @Test
  void aTensorWithoutAScopeIsRefused() {
    assertThatThrownBy(() -> NativeTensor.zeros(1)).hasMessageContaining("Scope");
  }

  @Test
  void aKeptTensorOutlivesItsScope() {
    NativeTensor kept =
        Scope.keep(() -> NativeTensor.of(Tensor.of(new float[] {4, 5, 6}, 3)).times(2));
    Tensor values = Scope.get(kept::toTensor);
    assertThat(values.values()).containsExactly(8, 10, 12);
    kept.close();
  }

  @Test
  void bufferWritesThroughToTheTensor() {
    Scope.run(
        () -> {
          NativeTensor tensor = NativeTensor.zeros(2, 2);
          tensor.buffer().put(3, 9);
          assertThat(tensor.toTensor().values()).containsExactly(0, 0, 0, 9);
          assertThatThrownBy(() -> tensor.narrow(1, 0, 1).buffer()).hasMessageContaining("view");
        });
  }

  @Test
  void nothingIsRecordedWithoutGradient() {
    Scope.run(
        () -> {
          NativeTensor weight = NativeTensor.zeros(2).requireGradient();
          NativeTensor loss = Scope.withoutGradient(() -> weight.square().mean());
          assertThatThrownBy(() -> loss.gradients(List.of(weight)))
              .hasMessageContaining("does not require grad");
        });
  }
}
