// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DefectRecallTest {
  @Test
  void theSentenceCountsEachVerdict() {
    assertThat(new DefectRecall(8, 5, 2).sentence())
        .isEqualTo("5 of 8 called defective (62.5 %), 2 unsure, 1 good");
  }

  @Test
  void recallOfNoPartsIsRejected() {
    assertThatThrownBy(() -> new DefectRecall(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one part");
  }
}
