// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PixelMemoryTest {
  private final PixelMemory memory = new PixelMemory();

  @Test
  void anArrayIsUsedAgainForALaterImageThatFits() {
    byte[] first = array(300);

    assertThat(array(100)).isSameAs(first);
    assertThat(array(301)).isNotSameAs(first).hasSize(301);
  }

  @Test
  void imagesAtTheSameTimeShareNothing() {
    try (PixelMemory.Loan one = memory.loan();
        PixelMemory.Loan other = memory.loan()) {
      assertThat(one.array(10)).isNotSameAs(other.array(10));
    }
  }

  @Test
  void anImageHasOneArray() {
    try (PixelMemory.Loan loan = memory.loan()) {
      loan.array(10);

      assertThatThrownBy(() -> loan.array(10)).isInstanceOf(IllegalStateException.class);
    }
  }

  private byte[] array(int bytes) {
    try (PixelMemory.Loan loan = memory.loan()) {
      return loan.array(bytes);
    }
  }
}
