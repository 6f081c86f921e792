// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/**
 * A running child process that works in one folder, where a {@link PidFile} names it. Closing it
 * ends the process. Safe for many threads.
 */
public final class ChildProcess implements AutoCloseable {
  private static final long GRACE_SECONDS = 10;

  private final Process process;
  private final PidFile pidFile;

  private ChildProcess(Process process, PidFile pidFile) {
    this.process = process;
    this.pidFile = pidFile;
  }

  /**
   * Ends the process that an earlier program left in the folder, and starts a new one.
   *
   * @param pidFile in the folder of the process
   * @throws BlemishException if the program cannot be started or the file cannot be written; no
   *     process is left then
   */
  public static ChildProcess start(ProcessBuilder builder, Path pidFile) {
    PidFile file = new PidFile(pidFile);
    file.endLeftoverProcess();
    ChildProcess child;
    try {
      child = new ChildProcess(builder.start(), file);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s cannot be started: %s".formatted(builder.command().get(0), e.getMessage()),
          e);
    }
    try {
      file.write(child.process.toHandle());
      return child;
    } catch (BlemishException e) {
      child.close();
      throw e;
    }
  }

  /** The process, which may have ended. */
  public Process process() {
    return process;
  }

  /**
   * Ends the process if it still runs: by the signal TERM, or by force if it does not end within 10
   * seconds. Returns when it has ended.
   */
  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
      process.destroyForcibly();
      process.onExit().join();
    }
    pidFile.delete();
  }
}
