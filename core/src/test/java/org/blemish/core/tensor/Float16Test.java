// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.core.tensor.internal.Float16;
import org.junit.jupiter.api.Test;

class Float16Test {
  @Test
  void everyValueRoundTripsThroughFloat() {
    for (int bits = 0; bits < 0x10000; bits++) {
      float value = Float16.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Float16.fromFloat(value)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void valuesBetweenTwoHalvesGoToTheNearestAndTiesToTheEvenOne() {
    for (int bits = 0; bits < 0x7bff; bits++) {
      float low = Float16.toFloat((short) bits);
      float high = Float16.toFloat((short) (bits + 1));
      float middle = (low + high) / 2;
      assertThat(Float16.fromFloat(Math.nextDown(middle))).isEqualTo((short) bits);
      assertThat(Float16.fromFloat(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
      assertThat(Float16.fromFloat(middle)).isEqualTo((short) ((bits & 1) == 0 ? bits : bits + 1));
    }
    assertThat(Float16.toFloat(Float16.fromFloat(65519))).isEqualTo(65504);
    assertThat(Float16.toFloat(Float16.fromFloat(65520))).isInfinite();
    assertThat(Float16.toFloat(Float16.fromFloat(Float.NaN))).isNaN();
  }
}
