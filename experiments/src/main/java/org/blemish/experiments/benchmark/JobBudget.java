// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * How many jobs of a benchmark run at the same time, and what each may use.
 *
 * @param jobs number of jobs at a time
 * @param threads of each job
 * @param heapMib Java heap of each job in MiB; native memory takes about as much
 * @param reason why fewer jobs run than were requested; empty if as many run
 */
public record JobBudget(int jobs, int threads, long heapMib, Optional<String> reason) {
  private static final double SHARE_OF_MACHINE = 0.8;
  private static final double GIB = 1L << 30;

  /** Memory of this machine that a benchmark may use, in GiB. */
  public static double machineGib() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? SHARE_OF_MACHINE * system.getTotalMemorySize() / GIB
        : Double.POSITIVE_INFINITY;
  }

  /**
   * Limits the requested number of jobs by memory and processors.
   *
   * @param requested jobs at a time
   * @param threads of each job; empty to divide the processors among them
   * @param jobGib memory of one job in GiB
   * @param allGib memory of all jobs together in GiB
   * @throws BlemishException if a number is too small, or one job needs more than all may use
   */
  public static JobBudget of(
      int requested, Optional<Integer> threads, double jobGib, double allGib) {
    if (requested < 1 || !(jobGib >= 0.5) || threads.orElse(1) < 1) {
      throw new BlemishException(
          "--jobs and --threads must be at least 1 and --job-memory at least 0.5 (GiB)");
    }
    if (jobGib > allGib) {
      throw new BlemishException(
          "one job may use %.1f GiB but all jobs together only %.1f: lower --job-memory or raise --memory"
              .formatted(jobGib, allGib));
    }
    int processors = Runtime.getRuntime().availableProcessors();
    int byMemory = (int) Math.min(requested, allGib / jobGib);
    int byProcessors = Math.max(1, processors / threads.orElse(1));
    int jobs = Math.min(Math.min(requested, byMemory), byProcessors);
    Optional<String> reason =
        jobs == requested
            ? Optional.empty()
            : Optional.of(
                "%d jobs at a time instead of %d: %s"
                    .formatted(
                        jobs,
                        requested,
                        byMemory < byProcessors
                            ? "each may use %.1f GiB of %.1f".formatted(jobGib, allGib)
                            : "there are %d processors".formatted(processors)));
    return new JobBudget(
        jobs,
        threads.orElse(Math.max(1, processors / jobs)),
        Math.round(jobGib * 1024 / 2),
        reason);
  }
}
