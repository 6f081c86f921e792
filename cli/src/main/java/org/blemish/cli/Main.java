// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import picocli.AutoComplete;
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
    versionProvider = VersionProvider.class,
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      InfoCommand.class,
      GenerateCommand.class,
      CalibrateCommand.class,
      ProbeCommand.class,
      BackboneCommand.class,
      DataCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      MetricsCommand.class,
      RobustnessCommand.class,
      BenchmarkCommand.class,
      DoctorCommand.class,
      AutoComplete.GenerateCompletion.class
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
    System.exit(run(commandLine(), args));
  }

  /** What no command can handle itself still ends in one line. */
  static int run(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (StandardOut.OutputClosedException e) {
      return ExitCode.PIPE;
    } catch (OutOfMemoryError e) {
      line.getErr()
          .println(
              "blemish: out of memory (%d MiB of heap): give more by BLEMISH_JAVA_OPTS=-Xmx8g, or take smaller images or tiles"
                  .formatted(Runtime.getRuntime().maxMemory() >> 20));
    } catch (LinkageError e) {
      line.getErr()
          .printf("blemish: a library does not load (%s): 'blemish doctor' shows why%n", e);
    }
    line.getErr().flush();
    return ExitCode.FAILURE;
  }

  /** The command with all its subcommands, as a program or a test runs it. */
  static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .setOut(StandardOut.writer())
        .setExecutionExceptionHandler(new ExecutionExceptionHandler(() -> main.verbose))
        .setParameterExceptionHandler(new ParameterExceptionHandler())
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
