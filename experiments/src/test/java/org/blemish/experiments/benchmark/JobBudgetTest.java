// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class JobBudgetTest {
  private final int processors = Runtime.getRuntime().availableProcessors();

  @Test
  void runsFewerJobsThanRequestedWhenMemoryIsShort() {
    JobBudget budget = JobBudget.of(8, Optional.of(1), 4, 7.9);
    assertThat(budget.jobs()).isEqualTo(1);
    assertThat(budget.heapMib()).isEqualTo(2048);
    assertThat(budget.reason()).hasValueSatisfying(why -> assertThat(why).contains("1 jobs"));
  }

  @Test
  void noMoreThreadsThanProcessors() {
    JobBudget budget = JobBudget.of(1000, Optional.of(1), 1, 1e6);
    assertThat(budget.jobs()).isEqualTo(processors);
    assertThat(JobBudget.of(1, Optional.empty(), 1, 8).threads()).isEqualTo(processors);
  }

  @Test
  void rejectsAJobThatNeedsMoreThanTheWholeBudget() {
    assertThatThrownBy(() -> JobBudget.of(1, Optional.empty(), 4, 2))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("--job-memory");
  }
}
