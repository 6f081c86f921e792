// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.blemish.experiments.benchmark.job.BenchmarkJob;
import org.blemish.experiments.benchmark.job.Cost;
import org.blemish.experiments.benchmark.job.JobResult;

/**
 * Memory that concurrent jobs share. A job is assumed to need the peak memory of earlier jobs with
 * the same method setup (Java heap, native memory of libtorch and ONNX Runtime, and mapped features
 * together), and at least the configured memory of one job. Thread-safe.
 */
final class MemoryBudget {
  private final long total;
  private final long expected;
  private final List<JobResult> results = new ArrayList<>();
  private long free;

  /**
   * @param limits memory of all jobs and of one
   * @param earlier results of earlier jobs
   */
  MemoryBudget(ResourceLimits limits, List<JobResult> earlier) {
    this.total = limits.memoryMib();
    this.free = total;
    this.expected = limits.jobMib();
    this.results.addAll(earlier);
  }

  /** Waits until there is enough memory for a job, reserves it and returns the MiB. */
  synchronized long acquire(BenchmarkJob job) throws InterruptedException {
    long need = need(job);
    while (free < need) {
      wait();
      need = need(job);
    }
    free -= need;
    return need;
  }

  /**
   * Returns memory that {@link #acquire} reserved; the result contains the memory that the job
   * used.
   */
  synchronized void release(long mib, Optional<JobResult> result) {
    free += mib;
    result.ifPresent(results::add);
    notifyAll();
  }

  /** Memory in MiB that a job is assumed to need; at most all, so that a large job runs alone. */
  synchronized long need(BenchmarkJob job) {
    OptionalLong same =
        results.stream()
            .filter(result -> result.job().setup().equals(job.setup()))
            .filter(result -> result.job().category().equals(job.category()))
            .flatMapToLong(MemoryBudget::peak)
            .max();
    OptionalLong alike =
        results.stream()
            .filter(result -> result.job().setup().equals(job.setup()))
            .flatMapToLong(MemoryBudget::peak)
            .max();
    long measured = same.orElseGet(() -> alike.orElse(0));
    return Math.min(total, Math.max(expected, measured));
  }

  private static LongStream peak(JobResult result) {
    return result.cost().flatMap(Cost::peakMemoryMib).stream().mapToLong(Long::longValue);
  }
}
