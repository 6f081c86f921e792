// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void theMedianOfAnEvenCountIsTheMeanOfTheTwoMiddleValues() {
    assertThat(Quantiles.median(new double[] {9, 1, 4, 2})).isEqualTo(3);
    assertThat(Quantiles.median(new double[] {9, 1, 4})).isEqualTo(4);
  }

  /** Expected values from {@code numpy.quantile([1, 2, 4, 8], q)}. */
  @Test
  void quantilesAreThoseOfNumpy() {
    double[] values = {1, 2, 4, 8};
    assertThat(Quantiles.interpolated(values, 0)).isEqualTo(1);
    assertThat(Quantiles.interpolated(values, 0.25)).isEqualTo(1.75);
    assertThat(Quantiles.interpolated(values, 0.9)).isCloseTo(6.8, within(1e-12));
    assertThat(Quantiles.interpolated(values, 1)).isEqualTo(8);
  }

  @Test
  void rejectsNoValuesAndRatesOutOfRange() {
    assertThatThrownBy(() -> Quantiles.median(new double[0])).hasMessageContaining("no values");
    assertThatThrownBy(() -> Quantiles.interpolated(new double[] {1}, 5))
        .hasMessageContaining("expected 0 to 1");
  }
}
