// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyTest {
  @ParameterizedTest
  @CsvSource({
    "2, 160, 2, 1",
    "16, 160, 16, 1",
    "16, 3, 3, 5",
    "16, 1, 1, 16",
    "1, 160, 1, 1",
    "4, 0, 1, 4",
  })
  void threadsAreDividedOverTheImages(int threads, int inputs, int images, int each) {
    Concurrency divided = Concurrency.sideBySide(threads, inputs);
    assertThat(divided).isEqualTo(new Concurrency(images, each));
    assertThat(divided.images() * divided.threadsPerImage()).isLessThanOrEqualTo(threads);
  }

  @Test
  void noImagesAtOnceAreRejected() {
    assertThatThrownBy(() -> new Concurrency(0, 2)).hasMessageContaining("0 images");
  }
}
