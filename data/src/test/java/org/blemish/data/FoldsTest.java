// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
  @Test
  void everySampleIsInOneFoldAndFoldsAreEqual() {
    Folds folds = Folds.of(IntStream.range(0, 53).toArray(), 5, 0, 7);

    assertThat(folds.samples()).isEqualTo(53);
    List<Integer> all = folds.folds().stream().flatMap(List::stream).sorted().toList();
    assertThat(all).isEqualTo(IntStream.range(0, 53).boxed().toList());
    assertThat(folds.folds()).allSatisfy(fold -> assertThat(fold.size()).isBetween(10, 11));
  }

  @Test
  void groupsAreNeverDivided() {
    int[] groups = IntStream.range(0, 60).map(i -> i / 4).toArray();
    Folds folds = Folds.of(groups, 4, 0, 1);

    for (List<Integer> fold : folds.folds()) {
      for (int sample : fold) {
        int first = sample / 4 * 4;
        assertThat(fold).contains(first, first + 1, first + 2, first + 3);
      }
    }
  }

  @Test
  void theFirstFoldHasItsShare() {
    Folds folds = Folds.of(IntStream.range(0, 100).toArray(), 5, 0.15, 3);

    assertThat(folds.fold(0)).hasSize(15);
    assertThat(folds.fold(1).size()).isBetween(21, 22);
  }

  @Test
  void copiesLeaveWithTheirSources() {
    Folds folds = Folds.of(new int[] {0, 1, 2, 3}, 2, 0, 0).withCopies(List.of(1, 3));

    for (int fold = 0; fold < 2; fold++) {
      List<Integer> without = folds.without(fold);
      assertThat(without).doesNotContainAnyElementsOf(folds.fold(fold));
      assertThat(without.contains(4)).isEqualTo(without.contains(1));
      assertThat(without.contains(5)).isEqualTo(without.contains(3));
    }
  }

  @Test
  void severalFoldsCanBeLeftOutAtOnce() {
    Folds folds = Folds.of(new int[] {0, 1, 2, 3, 4, 5}, 3, 0, 0).withCopies(List.of(1));

    List<Integer> without = folds.without(List.of(0, 2));

    assertThat(without.stream().filter(i -> i < 6)).containsExactlyElementsOf(folds.fold(1));
    assertThat(without.contains(6)).isEqualTo(folds.fold(1).contains(1));
  }

  @Test
  void theSeedDecidesAlone() {
    int[] groups = IntStream.range(0, 40).toArray();
    assertThat(Folds.of(groups, 5, 0, 7)).isEqualTo(Folds.of(groups, 5, 0, 7));
    assertThat(Folds.of(groups, 5, 0, 8)).isNotEqualTo(Folds.of(groups, 5, 0, 7));
  }

  @Test
  void oneGroupCannotBeDivided() {
    assertThatThrownBy(() -> Folds.of(new int[] {2, 2, 2}, 5, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two folds");
  }
}
