// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

class PartMaskTest {
  private static final PartMask MASK = new PartMask(2, 12);

  @Test
  void findsTheLargeComponentFarFromTheBackgroundWithItsMargin() {
    FloatMap distances = FloatMap.zeros(new Size(20, 20));
    square(distances, 5, 5, 6, 3);
    square(distances, 15, 2, 3, 3); // 9 cells: a fleck
    square(distances, 2, 15, 1, 9);

    PartZones zones = MASK.zones(distances, Optional.empty());

    assertThat(zones.parts()).isEqualTo(1);
    assertThat(zones.part().get(4, 6)).isTrue();
    assertThat(zones.part().get(3, 7)).isTrue();
    assertThat(zones.part().get(2, 7)).isFalse();
    assertThat(zones.part().get(16, 3)).isFalse();
    assertThat(zones.part().get(2, 15)).isFalse();
  }

  @Test
  void aHoleBelongsToThePart() {
    FloatMap distances = FloatMap.zeros(new Size(24, 24));
    square(distances, 4, 4, 14, 3);
    square(distances, 9, 9, 4, 0);

    assertThat(MASK.zones(distances, Optional.empty()).part().get(11, 11)).isTrue();
  }

  @Test
  void cellsThatAreNotScoredAreNoPart() {
    FloatMap distances = FloatMap.zeros(new Size(20, 20));
    square(distances, 5, 5, 6, 3);
    Mask nothing = Mask.empty(new Size(20, 20));

    PartZones zones = MASK.zones(distances, Optional.of(nothing));

    assertThat(zones.parts()).isZero();
    assertThat(zones.area()).isZero();
  }

  @Test
  void withoutAPartEverythingIsInside() {
    PartZones zones = MASK.zones(FloatMap.zeros(new Size(20, 20)), Optional.empty());

    assertThat(zones.inside(new Size(10, 10), Optional.empty()).count()).isEqualTo(100);
    assertThat(zones.outside(new Size(10, 10), Optional.empty()).isEmpty()).isTrue();
  }

  @Test
  void cellsOfOtherGridsAreInsideWhereTheyTouchThePart() {
    Mask part = Mask.empty(new Size(12, 12));
    part.bits().set(5 * 12 + 7);
    PartZones zones = new PartZones(part, 1);

    assertThat(zones.inside(new Size(6, 6), Optional.empty()).cells()).containsExactly(2 * 6 + 3);
    assertThat(zones.inside(new Size(24, 24), Optional.empty()).cells())
        .containsExactly(10 * 24 + 14, 10 * 24 + 15, 11 * 24 + 14, 11 * 24 + 15);
    assertThat(zones.outside(new Size(6, 6), Optional.empty()).count()).isEqualTo(35);
    // 8 cells over 12: cell 3 covers 4.5 to 6, cell 4 covers 6 to 7.5, cell 5 covers 7.5 to 9.
    assertThat(zones.inside(new Size(8, 8), Optional.empty()).cells())
        .containsExactly(3 * 8 + 4, 3 * 8 + 5);
  }

  @Test
  void refusesLimitsThatFindEverything() {
    assertThatThrownBy(() -> new PartMask(0, 1)).hasMessageContaining("limit 0.0");
    assertThatThrownBy(() -> new PartMask(1, 0)).hasMessageContaining("smallest component 0");
  }

  private static void square(FloatMap map, int left, int top, int side, float value) {
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        map.values()[y * map.width() + x] = value;
      }
    }
  }
}
