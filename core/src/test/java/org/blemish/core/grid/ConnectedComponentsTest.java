// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Random;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectedComponentsTest {
  @Test
  void pixelsThatTouchByACornerBelongTogether() {
    Mask mask =
        mask(
            "#...#", //
            ".#.#.", ".....", "###.#");

    ConnectedComponents found = ConnectedComponents.of(mask);

    assertThat(found.labels())
        .containsExactly(1, 0, 0, 0, 2, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 3, 3, 3, 0, 4);
    assertThat(found.components())
        .extracting(ConnectedComponent::bounds)
        .containsExactly(
            new Rectangle(0, 0, 2, 2),
            new Rectangle(3, 0, 2, 2),
            new Rectangle(0, 3, 3, 1),
            new Rectangle(4, 3, 1, 1));
    assertThat(found.components()).extracting(ConnectedComponent::area).containsExactly(2, 2, 3, 1);
  }

  @Test
  void branchesThatJoinInALaterRowAreOneComponent() {
    ConnectedComponents found =
        ConnectedComponents.of(
            mask(
                "#.#.#", //
                "#.#.#", "#####"));

    assertThat(found.count()).isEqualTo(1);
    assertThat(found.components().get(0).pixels())
        .containsExactly(0, 2, 4, 5, 7, 9, 10, 11, 12, 13, 14);
  }

  @Test
  void theEndOfARowDoesNotTouchTheStartOfTheNext() {
    assertThat(ConnectedComponents.of(mask("...#", "#...")).count()).isEqualTo(2);
    assertThat(ConnectedComponents.of(mask("...#", "....", "#...")).count()).isEqualTo(2);
  }

  @Test
  void anEmptyMaskHasNoComponents() {
    assertThat(ConnectedComponents.of(Mask.empty(new Size(7, 3))).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1,40", "40,1", "2,30", "33,29", "64,17", "50,50"})
  void agreesWithAFloodFillOnNoise(int width, int height) {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      double density = 0.05 + 0.9 * random.nextDouble();
      BitSet bits = new BitSet();
      for (int i = 0; i < width * height; i++) {
        bits.set(i, random.nextDouble() < density);
      }
      Mask mask = new Mask(width, height, bits);

      ConnectedComponents found = ConnectedComponents.of(mask);

      assertThat(found.labels()).isEqualTo(floodFill(mask));
      assertThat(found.components().stream().mapToInt(ConnectedComponent::area).sum())
          .isEqualTo(mask.count());
    }
  }

  private static Mask mask(String... rows) {
    BitSet bits = new BitSet();
    String all = String.join("", rows);
    for (int i = 0; i < all.length(); i++) {
      bits.set(i, all.charAt(i) == '#');
    }
    return new Mask(rows[0].length(), rows.length, bits);
  }

  private static int[] floodFill(Mask mask) {
    int[] labels = new int[mask.width() * mask.height()];
    int count = 0;
    for (int seed = mask.bits().nextSetBit(0); seed >= 0; seed = mask.bits().nextSetBit(seed + 1)) {
      if (labels[seed] != 0) {
        continue;
      }
      labels[seed] = ++count;
      Deque<Integer> open = new ArrayDeque<>();
      open.push(seed);
      while (!open.isEmpty()) {
        int at = open.pop();
        for (int neighbour = 0; neighbour < 9; neighbour++) {
          int x = at % mask.width() + neighbour % 3 - 1;
          int y = at / mask.width() + neighbour / 3 - 1;
          if (x < 0 || y < 0 || x >= mask.width() || y >= mask.height() || !mask.get(x, y)) {
            continue;
          }
          int next = y * mask.width() + x;
          if (labels[next] == 0) {
            labels[next] = count;
            open.push(next);
          }
        }
      }
    }
    return labels;
  }
}
