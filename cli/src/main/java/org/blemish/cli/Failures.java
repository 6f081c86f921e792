// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.blemish.core.BlemishException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns a failure into one line and an exit code.
 *
 * @param verbose whether the whole stack is wanted
 */
record Failures(BooleanSupplier verbose) implements IExecutionExceptionHandler {
  private static final int FAILURE = 1;
  private static final int INTERRUPTED = 130;

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    PrintWriter err = line.getErr();
    err.println("blemish: " + message(e));
    if (verbose.getAsBoolean()) {
      e.printStackTrace(err);
    } else if (!(e instanceof BlemishException || e instanceof CancellationException)) {
      err.println("blemish: this looks like a mistake in Blemish; --verbose shows where");
    }
    err.flush();
    return e instanceof CancellationException ? INTERRUPTED : FAILURE;
  }

  private static String message(Exception e) {
    if (e instanceof BlemishException || e instanceof CancellationException) {
      return String.valueOf(e.getMessage());
    }
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
