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
record ExecutionExceptionHandler(BooleanSupplier verbose) implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    if (e instanceof StandardOut.OutputClosedException) {
      return ExitCode.PIPE;
    }
    PrintWriter err = line.getErr();
    print(err, e);
    if (verbose.getAsBoolean()) {
      e.printStackTrace(err);
    } else if (!expected(e)) {
      err.println("blemish: this looks like a mistake in Blemish; --verbose shows where");
    }
    err.flush();
    return e instanceof CancellationException ? ExitCode.INTERRUPTED : ExitCode.FAILURE;
  }

  /** The line alone. */
  static void print(PrintWriter err, Exception e) {
    err.println("blemish: " + message(e));
    err.flush();
  }

  private static boolean expected(Exception e) {
    return e instanceof BlemishException || e instanceof CancellationException;
  }

  private static String message(Exception e) {
    if (expected(e)) {
      return String.valueOf(e.getMessage());
    }
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
