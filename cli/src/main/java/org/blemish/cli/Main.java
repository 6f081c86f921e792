// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code blemish} command. */
@Command(
    name = "blemish",
    description = "Learns good parts from images and scans, and finds defects in new ones.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      InfoCommand.class,
      GenerateCommand.class,
      CalibrateCommand.class,
      BackboneCommand.class,
      DataCommand.class,
      ImportCommand.class,
      DoctorCommand.class,
      BenchmarkCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:failure, said in one line",
      "2:wrong usage",
      "3:defect found, with --fail-on"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the whole stack of a failure.")
  private boolean verbose;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command with all its subcommands, as a program or a test runs it. */
  static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .setOut(StandardOut.writer())
        .setExecutionExceptionHandler(new Failures(() -> main.verbose))
        .setParameterExceptionHandler(new UsageMistakes())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100);
  }

  /** Without a command: wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? 'blemish demo' shows everything once");
  }
}
