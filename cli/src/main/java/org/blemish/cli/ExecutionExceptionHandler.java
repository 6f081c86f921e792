// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.StandardOut;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns a failure of a command into one line and an exit code.
 *
 * @param verbose whether the stack trace is printed too
 */
record ExecutionExceptionHandler(BooleanSupplier verbose) implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    if (e instanceof StandardOut.OutputClosedException) {
      return ExitCode.PIPE;
    }
    PrintWriter err = line.getErr();
    ErrorMessage.print(err, e);
    if (verbose.getAsBoolean()) {
      e.printStackTrace(err);
    } else if (!ErrorMessage.isExpected(e)) {
      err.println("blemish: this is probably an error in Blemish; --verbose shows the stack trace");
    }
    err.flush();
    return e instanceof CancellationException ? ExitCode.INTERRUPTED : ExitCode.FAILURE;
  }
}
