// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.blemish.core.input.Modality;
import org.blemish.experiments.benchmark.job.BenchmarkJob;
import org.blemish.experiments.benchmark.job.Cost;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  private static final MethodSetup AST = new MethodSetup("ast", "fast", Modality.RGB);
  private static final MethodSetup PADIM = new MethodSetup("padim", "fast", Modality.RGB);

  private final MemoryBudget budget =
      new MemoryBudget(
          new ResourceLimits(4, 1, 10_000, 3_000, 0),
          List.of(finished("bolt", AST, 5_000), finished("nut", AST, 900)));

  private static JobResult finished(String category, MethodSetup setup, long peak) {
    return new JobResult(
        new BenchmarkJob(category, setup, 0),
        "plain",
        Optional.empty(),
        Map.of(),
        1,
        Optional.empty(),
        Optional.of(new Cost(1, Map.of(), 1, 1, Optional.of(peak), 1)));
  }

  @Test
  void expectsTheMemoryThatEarlierJobsOfTheSetupUsed() {
    assertThat(budget.need(new BenchmarkJob("bolt", AST, 1))).isEqualTo(5_000);
    assertThat(budget.need(new BenchmarkJob("nut", AST, 1)))
        .isEqualTo(3_000); // never less than configured
    assertThat(budget.need(new BenchmarkJob("washer", AST, 1)))
        .isEqualTo(5_000); // as in another category
    assertThat(budget.need(new BenchmarkJob("bolt", PADIM, 1))).isEqualTo(3_000);
    budget.release(0, Optional.of(finished("bolt", PADIM, 12_000)));
    assertThat(budget.need(new BenchmarkJob("bolt", PADIM, 1)))
        .isEqualTo(10_000); // the whole budget, so that it runs alone
  }

  @Test
  void waitsUntilEnoughMemoryIsReleased() throws Exception {
    long first = budget.acquire(new BenchmarkJob("bolt", AST, 1));
    budget.acquire(new BenchmarkJob("nut", AST, 1));
    CompletableFuture<Long> third =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return budget.acquire(new BenchmarkJob("washer", AST, 1));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Thread.sleep(100);
    assertThat(third).isNotDone();
    budget.release(first, Optional.empty());
    assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo(5_000);
  }
}
