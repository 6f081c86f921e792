// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.file.FileNames;
import org.blemish.core.process.CalledProgram;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints in one line what is wrong with the arguments, and in another how to see the help. */
final class ParameterExceptionHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    ErrorMessage.print(
        err,
        e.getCause() instanceof InvalidPathException path
            ? FileNames.notAPath(path.getInput())
            : String.valueOf(e.getMessage()).replaceFirst("^Error: ", ""));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println(
        CalledProgram.in(
            "'%s --help' shows all options".formatted(command.getCommandSpec().qualifiedName())));
    err.flush();
    return ExitCode.USAGE;
  }
}
