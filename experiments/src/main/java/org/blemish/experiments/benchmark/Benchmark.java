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
import org.blemish.experiments.benchmark.job.JobLauncher;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.JobRunner;
import org.blemish.experiments.benchmark.job.JobSettings;
import org.blemish.experiments.benchmark.job.PlannedJob;
import org.blemish.training.method.Progress;

/**
 * Runs the jobs of a plan that have not ended yet. A benchmark that is run again with the same
 * output continues where it stopped; with more methods, seeds or categories it adds their jobs.
 *
 * @param output folder; each job has {@code cells/CATEGORY/METHOD-PRESET-MODALITY/seed-N} in it
 * @param plan its jobs
 * @param limits processes, threads, memory and disk space that it may use
 * @param retryFailed whether jobs that failed before are run again
 */
public record Benchmark(
    Path output, BenchmarkPlan plan, ResourceLimits limits, boolean retryFailed) {
  /**
   * Runs the benchmark.
   *
   * @param launcher of the jobs' processes
   * @param progress notified of the number of finished jobs
   * @param listener called with the result of each job that is run
   * @return results of all jobs of the plan, in the plan's order
   * @throws BlemishException if the output holds a benchmark with other settings
   * @throws CancellationException where it was stopped; finished jobs are kept
   */
  public BenchmarkResults run(
      JobLauncher launcher, Progress progress, Consumer<JobResult> listener) {
    requireSameSettings();
    List<PlannedJob> open = plan.jobs().stream().filter(this::open).toList();
    JobRunner runner =
        new JobRunner(output, plan.settings(), plan.metrics(), limits.threads(), launcher);
    SharedFeatures shared = new SharedFeatures(output, limits.cacheBytes(), open);
    MemoryBudget memory = new MemoryBudget(limits, results());
    ExecutorService pool = Executors.newFixedThreadPool(limits.jobs());
    try {
      CompletionService<JobResult> jobs = new ExecutorCompletionService<>(pool);
      if (!open.isEmpty()) {
        progress.step("jobs", 0, open.size());
      }
      open.forEach(job -> jobs.submit(() -> run(runner, job, memory, shared)));
      for (int done = 1; done <= open.size(); done++) {
        listener.accept(jobs.take().get());
        progress.step("jobs", done, open.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("stopped").initCause(e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      pool.shutdownNow();
    }
    return new BenchmarkResults(results());
  }

  private static JobResult run(
      JobRunner runner, PlannedJob job, MemoryBudget memory, SharedFeatures shared)
      throws InterruptedException {
    Optional<JobResult> result = Optional.empty();
    long mib = memory.acquire(job.job());
    try {
      result = Optional.of(runner.run(job, shared.folder(job.job())));
      shared.finished(job.job());
      return result.get();
    } finally {
      memory.release(mib, result);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private boolean open(PlannedJob job) {
    Optional<JobResult> result = JobResult.read(job.job().folder(output));
    if (result.isPresent() && !result.get().job().equals(job.job())) {
      throw new BlemishException(
          "%s holds the ablation %s with other settings: give it another name, or choose another folder"
              .formatted(job.job().folder(output), job.job().setup()));
    }
    return result.isEmpty() || (retryFailed && !result.get().finished());
  }

  private List<JobResult> results() {
    List<JobResult> results = new ArrayList<>();
    for (PlannedJob job : plan.jobs()) {
      JobResult.read(job.job().folder(output)).ifPresent(results::add);
    }
    return results;
  }

  /** Jobs with different settings must not be compared in one table. */
  private void requireSameSettings() {
    Path file = output.resolve("benchmark.json");
    if (!Files.exists(file)) {
      AtomicFile.write(file, Json.bytes(plan.settings()));
    } else if (!Json.read(file, JobSettings.class).equals(plan.settings())) {
      throw new BlemishException(
          "%s holds a benchmark with other settings (see benchmark.json): choose another folder"
              .formatted(output));
    }
  }
}
