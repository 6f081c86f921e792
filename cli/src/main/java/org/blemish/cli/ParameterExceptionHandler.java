// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the arguments, and where the right ones stand. */
final class ParameterExceptionHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("blemish: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.printf("'%s --help' shows how%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return ExitCode.USAGE;
  }
}
