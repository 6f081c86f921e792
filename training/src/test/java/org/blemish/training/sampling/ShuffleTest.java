// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  @Test
  void chosenElementsAreDifferentAndFollowTheSeed() {
    int[] elements = {3, 5, 8, 13, 21, 34};
    int[] chosen = Shuffle.choose(elements, 4, new SplittableRandom(1));
    assertThat(chosen).hasSize(4).doesNotHaveDuplicates();
    assertThat(Arrays.stream(chosen)).isSubsetOf(3, 5, 8, 13, 21, 34);
    assertThat(Shuffle.choose(elements, 4, new SplittableRandom(1))).isEqualTo(chosen);
    assertThat(elements).containsExactly(3, 5, 8, 13, 21, 34);
  }

  @Test
  void eachElementIsChosenEquallyOften() {
    SplittableRandom random = new SplittableRandom(2);
    int[] counts = new int[5];
    for (int i = 0; i < 10_000; i++) {
      for (int element : Shuffle.choose(new int[] {0, 1, 2, 3, 4}, 2, random)) {
        counts[element]++;
      }
    }
    for (int count : counts) {
      assertThat(count).isBetween(3800, 4200); // four standard deviations around 4000
    }
  }

  @Test
  void aPermutationSwapsFromTheBack() {
    assertThat(Shuffle.permutation(4, max -> 0)).containsExactly(1, 2, 3, 0);
    assertThat(Shuffle.permutation(4, max -> max)).containsExactly(0, 1, 2, 3);
    assertThat(Shuffle.permutation(0, max -> 0)).isEmpty();
  }
}
