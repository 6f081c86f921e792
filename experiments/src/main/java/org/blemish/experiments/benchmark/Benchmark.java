// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.training.method.Progress;

/**
 * Runs the cells of a plan that are not over yet. Begun again with the same output it goes on; with
 * more methods, seeds or categories it adds theirs.
 *
 * @param output folder; {@code cells/CATEGORY/METHOD-PRESET-MODALITY/seed-N} in it
 * @param plan which cells
 * @param limits what it may take of the machine
 * @param retryFailed whether cells that failed before are tried again
 */
public record Benchmark(Path output, BenchmarkPlan plan, Limits limits, boolean retryFailed) {
  /**
   * Runs it.
   *
   * @param launcher of {@code train} and {@code evaluate}
   * @param over hears of each cell that ends now
   * @return results of all the plan's cells, in the plan's order
   * @throws BlemishException where the output holds a benchmark with other settings
   * @throws CancellationException where it was stopped; finished cells are kept
   */
  public BenchmarkResults run(Launcher launcher, Progress progress, Consumer<CellResult> over) {
    claim();
    List<BenchmarkPlan.Job> open = plan.jobs().stream().filter(this::open).toList();
    CellRunner runner =
        new CellRunner(output, plan.settings(), plan.figures(), limits.threads(), launcher);
    SharedFeatures shared = new SharedFeatures(output, limits.cacheBytes(), open);
    MemoryBudget memory = new MemoryBudget(limits, results());
    ExecutorService pool = Executors.newFixedThreadPool(limits.jobs());
    try {
      CompletionService<CellResult> cells = new ExecutorCompletionService<>(pool);
      if (!open.isEmpty()) {
        progress.step("cells", 0, open.size());
      }
      open.forEach(job -> cells.submit(() -> run(runner, job, memory, shared)));
      for (int done = 1; done <= open.size(); done++) {
        over.accept(cells.take().get());
        progress.step("cells", done, open.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("stopped").initCause(e);
    } catch (ExecutionException e) {
      throw known(e);
    } finally {
      pool.shutdownNow();
    }
    return new BenchmarkResults(results());
  }

  private static CellResult run(
      CellRunner runner, BenchmarkPlan.Job job, MemoryBudget memory, SharedFeatures shared)
      throws InterruptedException {
    Optional<CellResult> result = Optional.empty();
    long mib = memory.take(job.cell());
    try {
      result = Optional.of(runner.run(job, shared.folder(job.cell())));
      shared.over(job.cell());
      return result.get();
    } finally {
      memory.giveBack(mib, result);
    }
  }

  private static RuntimeException known(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private boolean open(BenchmarkPlan.Job job) {
    Optional<CellResult> result = CellResult.read(job.cell().folder(output));
    if (result.isPresent() && !result.get().cell().equals(job.cell())) {
      throw new BlemishException(
          "%s holds the variant %s with other settings: give it another name, or choose another folder"
              .formatted(job.cell().folder(output), job.cell().variant()));
    }
    return result.isEmpty() || (retryFailed && !result.get().finished());
  }

  private List<CellResult> results() {
    List<CellResult> results = new ArrayList<>();
    for (BenchmarkPlan.Job job : plan.jobs()) {
      CellResult.read(job.cell().folder(output)).ifPresent(results::add);
    }
    return results;
  }

  /** Cells of different settings must not stand in one table. */
  private void claim() {
    Path file = output.resolve("benchmark.json");
    if (!Files.exists(file)) {
      AtomicFile.write(file, Json.bytes(plan.settings()));
    } else if (!Json.read(file, BenchmarkPlan.CellSettings.class).equals(plan.settings())) {
      throw new BlemishException(
          "%s holds a benchmark with other settings (see benchmark.json): choose another folder"
              .formatted(output));
    }
  }
}
