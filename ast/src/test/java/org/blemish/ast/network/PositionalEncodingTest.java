// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.blemish.ast.ReferenceFiles;
import org.blemish.ast.TensorAssert;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PositionalEncodingTest {
  @Test
  void equalsTheReference() {
    Map<String, Tensor> golden = ReferenceFiles.tensors("positional_encoding.safetensors");
    assertThat(golden).isNotEmpty();
    golden.forEach(
        (name, expected) -> {
          int channels = expected.size(0);
          int height = expected.size(1);
          int width = expected.size(2);
          Tensor actual = PositionalEncoding.of(channels, height, width);
          // Another library may round the last bit of sin and cos differently.
          TensorAssert.assertClose(
              name, Tensor.of(actual.values(), channels, height, width), expected, 2e-7);
        });
  }

  @Test
  void refusesChannelsThatAreNoMultipleOfFour() {
    assertThatThrownBy(() -> PositionalEncoding.of(6, 2, 2))
        .hasMessageContaining("multiple of 4")
        .hasMessageContaining("6");
  }
}
