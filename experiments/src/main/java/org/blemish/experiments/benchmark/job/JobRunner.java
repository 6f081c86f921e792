// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/**
 * Runs a job in its own process and returns the result that the process wrote.
 *
 * @param output folder of the benchmark
 * @param settings that all jobs share
 * @param metrics limits of every evaluation
 * @param threads of each process
 * @param launcher of the processes
 */
public record JobRunner(
    Path output, JobSettings settings, MetricLimits metrics, int threads, JobLauncher launcher) {
  /** Exit codes of a process that was stopped: by Ctrl-C or SIGINT, and by SIGTERM. */
  private static final List<Integer> STOPPED = List.of(JobMain.STOPPED, 143);

  /** Exit code of a process that was killed by SIGKILL. */
  private static final int KILLED = 137;

  /** The file that the error stream of a job's process is appended to. */
  static Path log(Path folder) {
    return folder.resolve("log.txt");
  }

  /**
   * Runs a job.
   *
   * @param features folder of a feature cache shared with other jobs; empty for one of the job's
   *     own
   * @throws CancellationException if its process was stopped; no result is written then
   */
  public JobResult run(PlannedJob job, Optional<Path> features) {
    Path folder = job.job().folder(output);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be created (%s)".formatted(folder, e), e);
    }
    JobResult.delete(folder);
    String layout = job.category().layout().name();
    Path file =
        new JobFile(
                job.category().root().toAbsolutePath().toString(),
                layout,
                job.job(),
                settings,
                metrics,
                threads,
                features.map(shared -> shared.toAbsolutePath().toString()))
            .write(folder);
    String error;
    try {
      int exitCode = launcher.run(file);
      if (STOPPED.contains(exitCode)) {
        throw new CancellationException(
            "stopped; finished jobs are kept, the same command continues with the others");
      }
      Optional<JobResult> result = JobResult.read(folder);
      if (result.isPresent()) {
        return result.get();
      }
      error = message(exitCode, log(folder));
    } catch (BlemishException e) {
      error = String.valueOf(e.getMessage());
    }
    JobResult failed = JobResult.failed(job.job(), layout, error);
    failed.write(folder);
    return failed;
  }

  private static String message(int exitCode, Path log) {
    return exitCode == KILLED
        ? "killed by the system, usually because memory ran out: use fewer --jobs or less --job-memory; see %s"
            .formatted(log)
        : "ended with exit code %d and without a result; see %s".formatted(exitCode, log);
  }
}
