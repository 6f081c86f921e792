// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.blemish.training.machine.ProcessMemory;

/**
 * Runs commands as processes of their own: their memory is theirs, and a crash is one cell's. They
 * end when this program ends.
 */
public final class ChildProcesses implements Launcher, AutoCloseable {
  private static final long POLL_MILLIS = 200;

  private final List<String> program;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::stop);

  /**
   * @param program what the command's arguments are appended to: Java, its options, the main class
   */
  public ChildProcesses(List<String> program) {
    this.program = List.copyOf(program);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public Outcome run(List<String> arguments, Path log) {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    PidFile claim = new PidFile(log.resolveSibling("running.txt"));
    claim.endLeftoverProcess();
    long start = System.nanoTime();
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be started: %s".formatted(program.get(0), e.getMessage()), e);
    }
    running.add(process);
    try {
      claim.write(process.toHandle());
      Optional<Long> peak = Optional.empty();
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        Optional<Long> now = ProcessMemory.peakMib(process.pid());
        peak = now.isPresent() ? now : peak;
      }
      return new Outcome(process.exitValue(), (System.nanoTime() - start) / 1e9, peak);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("stopped").initCause(e);
    } finally {
      claim.delete();
      running.remove(process);
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
      // The machine is shutting down: the hook runs already.
    }
  }
}
