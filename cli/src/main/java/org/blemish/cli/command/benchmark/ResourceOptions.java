// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.benchmark;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.experiments.benchmark.JobBudget;
import org.blemish.experiments.benchmark.ResourceLimits;
import picocli.CommandLine.Option;

/** Options that limit processes, threads, memory and disk space of a benchmark. */
final class ResourceOptions {
  private static final double GIB = 1L << 30;
  private static final int MIB_IN_GIB = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each job; the processors divided by --jobs by default.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Jobs at a time, ${DEFAULT-VALUE} by default; fewer where memory or processors do not allow"
              + " them. With more than one, times and latencies are longer.")
  private int jobs;

  @Option(
      names = "--memory",
      paramLabel = "GIB",
      description = "Memory of all jobs together; 80 %% of the machine's by default.")
  private Optional<Double> memory = Optional.empty();

  @Option(
      names = "--job-memory",
      paramLabel = "GIB",
      defaultValue = "4",
      description =
          "Memory of one job, half of it for the Java heap, half for native memory; ${DEFAULT-VALUE}"
              + " by default. If earlier jobs with the same settings used more, that is assumed.")
  private double jobMemory;

  @Option(
      names = "--cell-memory",
      hidden = true,
      paramLabel = "GIB",
      description = "Old name of --job-memory.")
  private Optional<Double> oldJobMemory = Optional.empty();

  @Option(
      names = "--cache",
      paramLabel = "GIB",
      defaultValue = "20",
      description =
          "Disk space for feature caches that jobs share, deleted when no job needs them any more;"
              + " ${DEFAULT-VALUE} by default, 0 to share none.")
  private double cache;

  JobBudget budget() {
    if (!(cache >= 0)) {
      throw new BlemishException("--cache %s: expected 0 or more (GiB)".formatted(cache));
    }
    return JobBudget.of(jobs, threads, jobGib(), allGib());
  }

  ResourceLimits limits(JobBudget budget) {
    return new ResourceLimits(
        budget.jobs(),
        budget.threads(),
        Math.round(Math.min(allGib(), 1 << 20) * MIB_IN_GIB),
        Math.round(jobGib() * MIB_IN_GIB),
        Math.round(cache * GIB));
  }

  private double jobGib() {
    return oldJobMemory.orElse(jobMemory);
  }

  private double allGib() {
    return memory.orElseGet(JobBudget::machineGib);
  }
}
