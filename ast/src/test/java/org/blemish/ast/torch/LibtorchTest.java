// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.junit.jupiter.api.Test;

class LibtorchTest {
  @Test
  void openBlasUsesOneThread() {
    Libtorch.threads(2);
    int threads = Scope.get(openblas_nolapack::blas_get_num_threads);
    assertThat(threads).isEqualTo(1);
  }
}
