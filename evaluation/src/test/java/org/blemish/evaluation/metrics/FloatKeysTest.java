// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatKeysTest {
  @Test
  void unsignedOrderOfKeysIsTheOrderOfFloats() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float a = Float.intBitsToFloat(random.nextInt());
      float b = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : Math.nextUp(a);
      if (FloatKeys.finite(a) && FloatKeys.finite(b)) {
        int order = Integer.compareUnsigned(FloatKeys.key(a), FloatKeys.key(b));
        assertThat(Integer.signum(order)).isEqualTo(a < b ? -1 : a > b ? 1 : 0);
        assertThat(FloatKeys.value(FloatKeys.key(a))).isEqualTo(a);
      }
    }
  }

  @Test
  void zeroAndNegativeZeroTie() {
    assertThat(FloatKeys.key(-0f)).isEqualTo(FloatKeys.key(0f));
  }

  @Test
  void notANumberAndInfinityAreNotFinite() {
    assertThat(FloatKeys.finite(Float.NaN)).isFalse();
    assertThat(FloatKeys.finite(Float.NEGATIVE_INFINITY)).isFalse();
    assertThat(FloatKeys.finite(-Float.MAX_VALUE)).isTrue();
  }
}
