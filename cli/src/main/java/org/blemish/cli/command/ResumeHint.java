// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.process.ShellWords;
import org.blemish.training.pipeline.StopSignal;

/** Prints how to resume a training when the process is stopped by a signal. */
final class ResumeHint {
  private ResumeHint() {}

  /**
   * Waits for a signal.
   *
   * @param run folder of the run
   */
  static StopSignal onSignal(Path run, PrintWriter err) {
    return new StopSignal(
        () -> {
          err.println();
          ErrorMessage.print(
              err,
              "stopped; finished epochs are kept, continue with --output %s --resume"
                  .formatted(ShellWords.of(run)));
          return exitCode();
        });
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
}
