// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.experiments.benchmark.ResourceLimits;
import picocli.CommandLine.Option;

/** What a benchmark may take of the machine. */
final class ResourceOptions {
  private static final double GIB = 1L << 30;
  private static final int MIB_IN_GIB = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each cell; the processors divided by --jobs where not given.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Cells beside each other, 1 where not given; fewer where memory or processors do not"
              + " allow it. More than one makes times and latencies longer.")
  private int jobs = 1;

  @Option(
      names = "--memory",
      paramLabel = "GIB",
      description = "For all cells together; 80 %% of the machine's where not given.")
  private Optional<Double> memory = Optional.empty();

  @Option(
      names = "--cell-memory",
      paramLabel = "GIB",
      description =
          "For one cell, half of it for Java, half for native memory; 4 where not given. Where"
              + " cells of a kind were seen to hold more, that counts.")
  private double cellMemory = 4;

  @Option(
      names = "--cache",
      paramLabel = "GIB",
      description =
          "Disk for features that cells share, removed when no cell is left to want them; 20 where"
              + " not given, 0 to share none.")
  private double cache = 20;

  JobBudget budget() {
    if (!(cache >= 0)) {
      throw new BlemishException("--cache %s: expected 0 or more (GiB)".formatted(cache));
    }
    return JobBudget.of(jobs, threads, cellMemory, all());
  }

  ResourceLimits limits(JobBudget budget) {
    return new ResourceLimits(
        budget.jobs(),
        budget.threads(),
        Math.round(Math.min(all(), 1 << 20) * MIB_IN_GIB),
        Math.round(cellMemory * MIB_IN_GIB),
        Math.round(cache * GIB));
  }

  private double all() {
    return memory.orElseGet(JobBudget::machineGib);
  }
}
