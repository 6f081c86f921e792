// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * How many cells of a benchmark run beside each other, and what each may use.
 *
 * @param jobs cells at a time
 * @param threads of each
 * @param heapMib Java heap of each; native memory takes about as much
 * @param reason said where fewer run than was asked
 */
record JobBudget(int jobs, int threads, long heapMib, Optional<String> reason) {
  private static final double SHARE_OF_MACHINE = 0.8;
  private static final double GIB = 1L << 30;

  /** What a benchmark may use of this machine, in GiB. */
  static double machineGib() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? SHARE_OF_MACHINE * system.getTotalMemorySize() / GIB
        : Double.POSITIVE_INFINITY;
  }

  /**
   * Brings wishes and machine together.
   *
   * @param wanted cells at a time
   * @param threads of each, where given
   * @param cellGib memory of one cell
   * @param allGib memory of all
   */
  static JobBudget of(int wanted, Optional<Integer> threads, double cellGib, double allGib) {
    if (wanted < 1 || !(cellGib >= 0.5) || threads.orElse(1) < 1) {
      throw new BlemishException(
          "--jobs and --threads must be at least 1 and --cell-memory at least 0.5 (GiB)");
    }
    if (cellGib > allGib) {
      throw new BlemishException(
          "one cell may take %.1f GiB but all together only %.1f: lower --cell-memory or raise --memory"
              .formatted(cellGib, allGib));
    }
    int processors = Runtime.getRuntime().availableProcessors();
    int byMemory = (int) Math.min(wanted, allGib / cellGib);
    int byProcessors = Math.max(1, processors / threads.orElse(1));
    int jobs = Math.min(Math.min(wanted, byMemory), byProcessors);
    Optional<String> reason =
        jobs == wanted
            ? Optional.empty()
            : Optional.of(
                "%d cells at a time instead of %d: %s"
                    .formatted(
                        jobs,
                        wanted,
                        byMemory < byProcessors
                            ? "each may take %.1f GiB of %.1f".formatted(cellGib, allGib)
                            : "there are %d processors".formatted(processors)));
    return new JobBudget(
        jobs,
        threads.orElse(Math.max(1, processors / jobs)),
        Math.round(cellGib * 1024 / 2),
        reason);
  }
}
