// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

class LocalisationTest {
  private static final Size SIZE = new Size(200, 100);

  @Test
  void theHighestPixelOnOrNearTheMaskCountsAndFurtherAwayDoesNot() {
    Mask mask = Mask.empty(SIZE);
    mask.bits().set(50 * 200 + 80);
    // 3 % of the shorter side are 3 pixels.
    assertThat(Localisation.hits(peak(80, 50), mask)).isTrue();
    assertThat(Localisation.hits(peak(83, 50), mask)).isTrue();
    assertThat(Localisation.hits(peak(77, 53), mask)).isTrue();
    assertThat(Localisation.hits(peak(84, 50), mask)).isFalse();
    assertThat(Localisation.hits(peak(80, 46), mask)).isFalse();
  }

  @Test
  void theEndOfARowIsNotNearTheStartOfTheNextRow() {
    Mask mask = Mask.empty(SIZE);
    mask.bits().set(11 * 200);
    assertThat(Localisation.hits(peak(199, 10), mask)).isFalse();
    assertThat(Localisation.hits(peak(0, 99), Mask.empty(SIZE))).isFalse();
  }

  private static FloatMap peak(int x, int y) {
    FloatMap map = FloatMap.zeros(SIZE);
    map.values()[y * 200 + x] = 1;
    return map;
  }
}
