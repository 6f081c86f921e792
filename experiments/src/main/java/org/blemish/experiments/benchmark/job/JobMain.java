// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.blemish.core.BlemishException;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.StopSignal;

/**
 * The process of one benchmark job: {@code java -cp CLASSPATH
 * org.blemish.experiments.benchmark.job.JobMain job.json}. It trains, evaluates and writes the
 * result or the error to {@code cell.json} in the folder of {@code job.json}; progress goes to the
 * standard output as JSON lines. The exit code is 0 where {@code cell.json} was written.
 */
public final class JobMain {
  /** Exit code of a process that was stopped, as shells have it for Ctrl-C. */
  static final int STOPPED = 130;

  private JobMain() {}

  /**
   * Runs a job.
   *
   * @param arguments the path of {@code job.json}
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (StopSignal signal = new StopSignal(() -> STOPPED)) {
      run(Path.of(arguments[0]), signal.cancelling(new JobProgress(out)));
    }
    System.exit(0);
  }

  /** Runs a job and writes its result. */
  static void run(Path jobFile, Progress progress) {
    JobFile file = JobFile.read(jobFile);
    Path folder = JobFile.folder(jobFile);
    result(file, folder, progress).write(folder);
  }

  private static JobResult result(JobFile file, Path folder, Progress progress) {
    try {
      return new JobExecution(file, folder, progress).run();
    } catch (CancellationException e) {
      throw e; // the job is continued later
    } catch (BlemishException e) {
      return JobResult.failed(file.job(), file.layout(), String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return JobResult.failed(
          file.job(),
          file.layout(),
          "out of memory (%d MiB of heap): give each job more by --job-memory"
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
    } catch (RuntimeException | LinkageError e) {
      e.printStackTrace();
      return JobResult.failed(
          file.job(), file.layout(), "unexpected %s; see %s".formatted(e, JobRunner.log(folder)));
    }
  }
}
