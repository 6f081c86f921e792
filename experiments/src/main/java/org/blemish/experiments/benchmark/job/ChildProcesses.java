// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/**
 * Runs each job in a separate process, so that a crash or a lack of memory ends one job only. The
 * standard output of a process goes to {@code progress.jsonl} in the job's folder, its error stream
 * is appended to {@code log.txt}. All processes end when this program ends. Thread-safe.
 */
public final class ChildProcesses implements JobLauncher, AutoCloseable {
  private static final long GRACE_SECONDS = 10;

  private final List<String> program;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::stop);

  /**
   * @param program command that the job file's path is appended to
   */
  public ChildProcesses(List<String> program) {
    this.program = List.copyOf(program);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public int run(Path jobFile) {
    Path folder = JobFile.folder(jobFile);
    PidFile pidFile = new PidFile(folder.resolve("running.txt"));
    pidFile.endLeftoverProcess();
    Process process = start(jobFile, folder);
    running.add(process);
    try {
      pidFile.write(process.toHandle());
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("stopped").initCause(e);
    } finally {
      end(process);
      pidFile.delete();
      running.remove(process);
    }
  }

  private Process start(Path jobFile, Path folder) {
    List<String> command = new ArrayList<>(program);
    command.add(jobFile.toString());
    try {
      return new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.PIPE)
          .redirectOutput(folder.resolve("progress.jsonl").toFile())
          .redirectError(ProcessBuilder.Redirect.appendTo(JobRunner.log(folder).toFile()))
          .start();
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s cannot be started: %s".formatted(program.get(0), e.getMessage()),
          e);
    }
  }

  /** Ends a process that still runs, and returns when it has ended. */
  private static void end(Process process) {
    if (process.isAlive()) {
      process.destroy();
      process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  private void stop() {
    running.forEach(Process::destroy);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The Java virtual machine is shutting down, and the hook already runs.
    }
  }
}
