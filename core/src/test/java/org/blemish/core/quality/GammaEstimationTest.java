// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GammaEstimationTest {
  private static final List<Double> LEVELS = List.of(20.0, 40.0, 60.0, 90.0, 130.0, 180.0, 220.0);

  private static List<Double> transformed(DoubleUnaryOperator curve) {
    return LEVELS.stream().map(curve::applyAsDouble).toList();
  }

  @Test
  void aGainDoesNotChangeTheExponent() {
    assertThat(GammaEstimation.exponent(LEVELS, transformed(v -> 0.7 * v)).orElseThrow())
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void findsTheGamma() {
    assertThat(
            GammaEstimation.exponent(LEVELS, transformed(v -> 255 * Math.pow(v / 255, 1.25)))
                .orElseThrow())
        .isEqualTo(1.25, within(1e-9));
    assertThat(
            GammaEstimation.exponent(LEVELS, transformed(v -> 200 * Math.pow(v / 255, 0.8)))
                .orElseThrow())
        .isEqualTo(0.8, within(1e-9));
  }

  @Test
  void isRobustAgainstOutlyingLevels() {
    List<Double> strange = List.of(5.0, 40.0, 60.0, 90.0, 130.0, 180.0, 249.0);
    assertThat(GammaEstimation.exponent(LEVELS, strange).orElseThrow()).isEqualTo(1, within(0.15));
  }

  @Test
  void isEmptyForAnImageOfOneLevel() {
    assertThat(GammaEstimation.exponent(LEVELS, transformed(v -> 0))).isEmpty();
    assertThat(GammaEstimation.exponent(LEVELS, transformed(v -> 255))).isEmpty();
    assertThat(GammaEstimation.exponent(LEVELS, transformed(v -> 100))).isEmpty();
    assertThat(GammaEstimation.exponent(transformed(v -> 100), LEVELS)).isEmpty();
  }
}
