// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Memory that cells beside each other share. A cell's need is what cells of its kind were seen to
 * hold (all of a process: Java's heap, the native memory of libtorch and ONNX Runtime, mapped
 * features), and never less than what was expected. Safe for many threads.
 */
final class MemoryBudget {
  private final long all;
  private final long expected;
  private final List<JobResult> seen = new ArrayList<>();
  private long free;

  /**
   * @param seen cells that are over
   */
  MemoryBudget(ResourceLimits limits, List<JobResult> seen) {
    this.all = limits.memoryMib();
    this.free = all;
    this.expected = limits.jobMib();
    this.seen.addAll(seen);
  }

  /** Waits until there is enough for a cell, and takes it; gives its MiB. */
  synchronized long acquire(BenchmarkJob cell) throws InterruptedException {
    long need = need(cell);
    while (free < need) {
      wait();
      need = need(cell);
    }
    free -= need;
    return need;
  }

  /** Gives back what {@link #acquire} gave. */
  synchronized void release(long mib, Optional<JobResult> result) {
    free += mib;
    result.ifPresent(seen::add);
    notifyAll();
  }

  /** What a cell is going to hold; one that needs more than there is runs alone. */
  synchronized long need(BenchmarkJob cell) {
    OptionalLong same =
        seen.stream()
            .filter(result -> result.job().setup().equals(cell.setup()))
            .filter(result -> result.job().category().equals(cell.category()))
            .flatMapToLong(MemoryBudget::peak)
            .max();
    OptionalLong alike =
        seen.stream()
            .filter(result -> result.job().setup().equals(cell.setup()))
            .flatMapToLong(MemoryBudget::peak)
            .max();
    long measured = same.orElseGet(() -> alike.orElse(0));
    return Math.min(all, Math.max(expected, measured));
  }

  private static LongStream peak(JobResult result) {
    return result.cost().flatMap(Cost::peakMemoryMib).stream().mapToLong(Long::longValue);
  }
}
