// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {
  @Test
  void every_half_survives_the_way_to_float_and_back() {
    for (int bits = 0; bits < 0x10000; bits++) {
      float value = Half.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Half.fromFloat(value)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void values_between_two_halves_go_to_the_nearest_and_ties_to_the_even_one() {
    for (int bits = 0; bits < 0x7bff; bits++) {
      float low = Half.toFloat((short) bits);
      float high = Half.toFloat((short) (bits + 1));
      float middle = (low + high) / 2;
      assertThat(Half.fromFloat(Math.nextDown(middle))).isEqualTo((short) bits);
      assertThat(Half.fromFloat(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
      assertThat(Half.fromFloat(middle)).isEqualTo((short) ((bits & 1) == 0 ? bits : bits + 1));
    }
    assertThat(Half.toFloat(Half.fromFloat(65519))).isEqualTo(65504);
    assertThat(Half.toFloat(Half.fromFloat(65520))).isInfinite();
    assertThat(Half.toFloat(Half.fromFloat(Float.NaN))).isNaN();
  }
}
