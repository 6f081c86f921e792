// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.blemish.core.input.Modality;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  private static final Variant AST = new Variant("ast", "fast", Modality.RGB);
  private static final Variant PADIM = new Variant("padim", "fast", Modality.RGB);

  private final MemoryBudget budget =
      new MemoryBudget(
          new Limits(4, 1, 10_000, 3_000, 0),
          List.of(over("bolt", AST, 5_000), over("nut", AST, 900)));

  private static CellResult over(String category, Variant variant, long peak) {
    return new CellResult(
        new Cell(category, variant, 0),
        "plain",
        Optional.empty(),
        Map.of(),
        1,
        Optional.of(new Cost(1, Map.of(), 1, 1, Optional.of(peak), 1)));
  }

  @Test
  void aCellIsExpectedToHoldWhatItsKindWasSeenToHold() {
    assertThat(budget.need(new Cell("bolt", AST, 1))).isEqualTo(5_000);
    assertThat(budget.need(new Cell("nut", AST, 1))).isEqualTo(3_000); // never less than was said
    assertThat(budget.need(new Cell("washer", AST, 1))).isEqualTo(5_000); // of another category
    assertThat(budget.need(new Cell("bolt", PADIM, 1))).isEqualTo(3_000);
    budget.giveBack(0, Optional.of(over("bolt", PADIM, 12_000)));
    assertThat(budget.need(new Cell("bolt", PADIM, 1))).isEqualTo(10_000); // alone, all of it
  }

  @Test
  void whoFindsTooLittleWaitsUntilItIsGivenBack() throws Exception {
    long first = budget.take(new Cell("bolt", AST, 1));
    budget.take(new Cell("nut", AST, 1));
    CompletableFuture<Long> third =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return budget.take(new Cell("washer", AST, 1));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Thread.sleep(100);
    assertThat(third).isNotDone();
    budget.giveBack(first, Optional.empty());
    assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo(5_000);
  }
}
