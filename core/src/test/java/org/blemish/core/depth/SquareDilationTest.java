// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquareDilationTest {
  @Test
  void onePixelReachesFartherLeftAndUpForAnEvenSquare() {
    Mask mask = Mask.empty(new Size(20, 20));
    mask.bits().set(10 * 20 + 10);
    Mask grown = SquareDilation.dilate(mask, 8);
    assertThat(grown.count()).isEqualTo(64);
    assertThat(grown.get(6, 6)).isTrue();
    assertThat(grown.get(13, 13)).isTrue();
    assertThat(grown.get(14, 10)).isFalse();
    assertThat(grown.get(10, 5)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 50})
  void agreesWithANaiveImplementation(int size) {
    Mask mask = random(23, 17, 0.03);
    Mask expected = Mask.empty(mask.size());
    for (int y = 0; y < 17; y++) {
      for (int x = 0; x < 23; x++) {
        if (mask.get(x, y)) {
          for (int j = y - size / 2; j <= y + Math.max(0, size - 1 - size / 2); j++) {
            for (int i = x - size / 2; i <= x + Math.max(0, size - 1 - size / 2); i++) {
              if (i >= 0 && j >= 0 && i < 23 && j < 17) {
                expected.bits().set(j * 23 + i);
              }
            }
          }
        }
      }
    }
    assertThat(SquareDilation.dilate(mask, size)).isEqualTo(expected);
  }

  private static Mask random(int width, int height, double share) {
    Random random = new Random(4);
    BitSet bits = new BitSet();
    for (int i = 0; i < width * height; i++) {
      bits.set(i, random.nextDouble() < share);
    }
    return new Mask(width, height, bits);
  }
}
