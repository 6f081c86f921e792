// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;

class MaskTest {
  private static Mask of(String... rows) {
    BitSet bits = new BitSet();
    int width = rows[0].length();
    String pixels = String.join("", rows);
    for (int i = 0; i < pixels.length(); i++) {
      bits.set(i, pixels.charAt(i) == '#');
    }
    return new Mask(width, rows.length, bits);
  }

  @Test
  void resizedPixelsTakeTheValueAtTheirCentre() {
    Mask mask = of("#..", "..#");
    assertThat(mask.resized(new Size(6, 4))).isEqualTo(of("##....", "##....", "....##", "....##"));
    // Centres of 2 columns over 3: 0.75 and 2.25.
    assertThat(mask.resized(new Size(2, 2))).isEqualTo(of("#.", ".#"));
    assertThat(mask.resized(new Size(1, 2))).isEqualTo(of(".", "."));
  }

  @Test
  void resizingToTheSameSizeIsTheMaskItself() {
    Mask mask = of("#.", ".#");
    assertThat(mask.resized(new Size(2, 2))).isSameAs(mask);
  }
}
