// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.process.ShellWords;

/** Prints how to resume a training when the process is stopped by a signal. */
final class ResumeHint implements AutoCloseable {
  private final Thread hook;
  private volatile boolean done;

  ResumeHint(Path run, PrintWriter err) {
    hook =
        new Thread(
            () -> {
              if (!done) {
                err.println();
                ErrorMessage.print(
                    err,
                    "stopped; finished epochs are kept, continue with --output %s --resume"
                        .formatted(ShellWords.of(run)));
                // Not an orderly exit: libtorch would be unloaded while its threads compute.
                Runtime.getRuntime().halt(exitCode());
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Java has no public way to ask which signal stops it, but handles each in a thread with its
   * name.
   */
  private static int exitCode() {
    return Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("SIGTERM handler"))
        ? ExitCode.TERMINATED
        : ExitCode.INTERRUPTED;
  }

  void done() {
    done = true;
  }

  @Override
  public void close() {
    done = true;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The Java virtual machine is shutting down, and the hook already runs.
    }
  }
}
