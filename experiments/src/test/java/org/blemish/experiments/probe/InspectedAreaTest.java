// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.junit.jupiter.api.Test;

class InspectedAreaTest {
  private static final Input INPUT = Input.of(Image.grey(new byte[80], 10, 8));

  @Test
  void aModelWithoutIgnoredAreasLeavesTheInputUnchanged() {
    assertThat(InspectedArea.restrict(INPUT, Optional.empty(), Optional.empty())).isSameAs(INPUT);
  }

  @Test
  void excludesIgnoredPixelsAndAllOutsideTheRegion() {
    Mask ignoredByModel = Mask.empty(INPUT.size());
    ignoredByModel.bits().set(3 * 10 + 4);
    Mask ignoredByInput = Mask.empty(INPUT.size());
    ignoredByInput.bits().set(3 * 10 + 5);
    Mask ignored =
        InspectedArea.restrict(
                INPUT.ignoring(ignoredByInput),
                Optional.of(ignoredByModel),
                Optional.of(new Rectangle(2, 1, 6, 5)))
            .ignore()
            .orElseThrow();
    assertThat(ignored.count()).isEqualTo(80 - 6 * 5 + 2);
    assertThat(ignored.get(4, 3)).isTrue();
    assertThat(ignored.get(5, 3)).isTrue();
    assertThat(ignored.get(1, 3)).isTrue();
    assertThat(ignored.get(8, 3)).isTrue();
    assertThat(ignored.get(2, 1)).isFalse();
    assertThat(ignored.get(7, 5)).isFalse();
    assertThat(ignored.get(7, 6)).isTrue();
  }
}
