// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortListTest {
  @Test
  void entriesBeyondTheMostAreCounted() {
    List<String> entries = List.of("a", "b", "c");

    assertThat(ShortList.of(entries, 3)).isEqualTo("a, b, c");
    assertThat(ShortList.of(entries, 2)).isEqualTo("a, b and 1 more");
    assertThat(ShortList.of(entries, 1, "; ")).isEqualTo("a and 2 more");
    assertThat(ShortList.of(List.of(), 1)).isEmpty();
  }
}
