// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.blemish.core.process.ChildProcess;

/**
 * Runs each job in a separate process, so that a crash or a lack of memory ends one job only. The
 * standard output of a process goes to {@code progress.jsonl} in the job's folder, its error stream
 * is appended to {@code log.txt}. All processes end when this program ends. Thread-safe.
 */
public final class ChildProcesses implements JobLauncher, AutoCloseable {
  private final List<String> program;
  private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();
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
    try (ChildProcess child = start(jobFile, folder)) {
      running.add(child);
      try {
        return child.process().waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (CancellationException) new CancellationException("stopped").initCause(e);
      } finally {
        running.remove(child);
      }
    }
  }

  private ChildProcess start(Path jobFile, Path folder) {
    List<String> command = new ArrayList<>(program);
    command.add(jobFile.toString());
    return ChildProcess.start(
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(folder.resolve("progress.jsonl").toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(JobRunner.log(folder).toFile())),
        folder.resolve("running.txt"));
  }

  private void stop() {
    running.forEach(child -> child.process().destroy());
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
