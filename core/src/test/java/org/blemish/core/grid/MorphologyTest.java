// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/**
 * Expected masks are those of scipy 1.17: ndimage.binary_erosion, _dilation, _opening, _fill_holes.
 */
class MorphologyTest {
  private static final Mask MASK =
      mask(
          "..........",
          ".#####...#",
          ".#...#..##",
          ".#.#.#.###",
          ".#...#..##",
          ".#####....",
          "###....###");

  @Test
  void erosionKeepsCellsWhoseCrossIsInside() {
    assertThat(text(Morphology.erode(mask("#####", "#####", "#####", "###.#"), 1)))
        .containsExactly(".....", ".###.", ".##..", ".....");
  }

  @Test
  void dilationGrowsByACross() {
    assertThat(text(Morphology.dilate(mask(".....", ".....", "..#..", ".....", "....."), 2)))
        .containsExactly("..#..", ".###.", "#####", ".###.", "..#..");
    assertThat(text(Morphology.dilate(mask("#..", "...", "..#"), 1)))
        .containsExactly("##.", "#.#", ".##");
    assertThat(Morphology.dilate(MASK, 0)).isEqualTo(MASK);
  }

  @Test
  void openingRemovesThinStructures() {
    assertThat(
            text(
                Morphology.open(
                    mask("..#...", "######", ".###..", ".####.", "..#...", "......"), 1)))
        .containsExactly("..#...", ".###..", ".###..", ".###..", "..#...", "......");
  }

  @Test
  void holesAreFilledWhereTheMaskEnclosesThem() {
    assertThat(text(Morphology.fillHoles(MASK)))
        .containsExactly(
            "..........",
            ".#####...#",
            ".#####..##",
            ".#####.###",
            ".#####..##",
            ".#####....",
            "###....###");
  }

  private static Mask mask(String... rows) {
    BitSet bits = new BitSet();
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        bits.set(y * rows[y].length() + x, rows[y].charAt(x) == '#');
      }
    }
    return new Mask(rows[0].length(), rows.length, bits);
  }

  private static String[] text(Mask mask) {
    String[] rows = new String[mask.height()];
    for (int y = 0; y < rows.length; y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < mask.width(); x++) {
        row.append(mask.get(x, y) ? '#' : '.');
      }
      rows[y] = row.toString();
    }
    return rows;
  }
}
