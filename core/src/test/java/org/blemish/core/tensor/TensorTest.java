// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void aMatrixConsistsOfItsRows() {
    float[][] rows = {{1, 2, 3}, {4, 5, 6}};
    Tensor matrix = Tensor.ofRows(rows);
    assertThat(matrix.shape()).containsExactly(2, 3);
    assertThat(matrix.values()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(matrix.rows()).isDeepEqualTo(rows);
  }

  @Test
  void onlyAMatrixHasRows() {
    assertThatThrownBy(() -> Tensor.of(new float[6], 1, 2, 3).rows())
        .hasMessageContaining("[1, 2, 3]");
  }
}
