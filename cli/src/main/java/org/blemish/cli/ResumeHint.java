// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Says how to go on when a training is interrupted from outside. */
final class ResumeHint implements AutoCloseable {
  private static final int INTERRUPTED = 130;

  private final Thread hook;
  private volatile boolean done;

  ResumeHint(Path run, PrintWriter err) {
    hook =
        new Thread(
            () -> {
              if (!done) {
                err.println();
                err.println(
                    "blemish: stopped; finished epochs are kept, go on with --output %s --resume"
                        .formatted(run));
                err.flush();
                // Not an orderly exit: libtorch would be taken down in the middle of its work.
                Runtime.getRuntime().halt(INTERRUPTED);
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
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
      // The machine is shutting down already: the hook has said what it had to say.
    }
  }
}
