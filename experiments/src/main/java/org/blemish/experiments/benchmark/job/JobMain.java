// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.blemish.core.BlemishException;

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
    // Not an orderly exit: libtorch would be unloaded while its threads compute.
    Thread stop = new Thread(() -> Runtime.getRuntime().halt(STOPPED));
    Runtime.getRuntime().addShutdownHook(stop);
    run(Path.of(arguments[0]), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    Runtime.getRuntime().removeShutdownHook(stop);
    System.exit(0);
  }

  /** Runs a job and writes its result. */
  static void run(Path jobFile, PrintStream progress) {
    JobFile file = JobFile.read(jobFile);
    Path folder = JobFile.folder(jobFile);
    result(file, folder, progress).write(folder);
  }

  private static JobResult result(JobFile file, Path folder, PrintStream progress) {
    try {
      return new JobExecution(file, folder, new JobProgress(progress)).run();
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
