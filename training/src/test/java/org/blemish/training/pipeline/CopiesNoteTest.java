// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;

class CopiesNoteTest {
  private static List<Sample> samples(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Sample(
                    i + ".png",
                    Optional.of(Path.of(i + ".png")),
                    Optional.empty(),
                    Label.GOOD,
                    "good",
                    List.of(),
                    Optional.empty()))
        .toList();
  }

  @Test
  void namesEachCopyAndItsOriginal() {
    assertThat(CopiesNote.of(samples(4), new int[] {0, 1, 0, 1}))
        .hasValue(
            "2 of 4 good images are copies or near-copies of others: 2.png (of 0.png), 3.png (of 1.png)");
  }

  @Test
  void namesFiveOfMany() {
    assertThat(CopiesNote.of(samples(8), new int[8]).orElseThrow())
        .startsWith("7 of 8 good images")
        .contains("5.png (of 0.png), ...")
        .doesNotContain("6.png");
  }

  @Test
  void saysNothingWithoutCopies() {
    assertThat(CopiesNote.of(samples(3), new int[] {0, 1, 2})).isEmpty();
  }
}
