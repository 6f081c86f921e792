// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.blemish.cli.command.AcceptCommand;
import org.blemish.cli.command.BackupCommand;
import org.blemish.cli.command.CalibrateCommand;
import org.blemish.cli.command.DemoCommand;
import org.blemish.cli.command.DoctorCommand;
import org.blemish.cli.command.EvaluateCommand;
import org.blemish.cli.command.ExportCommand;
import org.blemish.cli.command.GenerateCommand;
import org.blemish.cli.command.ImportCommand;
import org.blemish.cli.command.InfoCommand;
import org.blemish.cli.command.MetricsCommand;
import org.blemish.cli.command.OutboxCommand;
import org.blemish.cli.command.PredictCommand;
import org.blemish.cli.command.ProbeCommand;
import org.blemish.cli.command.RobustnessCommand;
import org.blemish.cli.command.ServeCommand;
import org.blemish.cli.command.ThresholdCommand;
import org.blemish.cli.command.TokenCommand;
import org.blemish.cli.command.TrainCommand;
import org.blemish.cli.command.UndoCommand;
import org.blemish.cli.command.WatchCommand;
import org.blemish.cli.command.backbone.BackboneCommand;
import org.blemish.cli.command.benchmark.BenchmarkCommand;
import org.blemish.cli.command.data.DataCommand;
import org.blemish.cli.command.report.ReportCommand;
import org.blemish.cli.command.spark.SparkDemoCommand;
import org.blemish.cli.log.JsonLogProvider;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ErrorsOnly;
import org.blemish.cli.output.EscapedOutput;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.StandardOut;
import org.blemish.core.BlemishException;
import org.blemish.core.file.SystemLimit;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code blemish} command. */
@Command(
    name = "blemish",
    description = "Learns from images and 3D scans of good parts, and finds defects in new ones.",
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
      ThresholdCommand.class,
      AcceptCommand.class,
      UndoCommand.class,
      ProbeCommand.class,
      BackboneCommand.class,
      DataCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      MetricsCommand.class,
      RobustnessCommand.class,
      ReportCommand.class,
      ServeCommand.class,
      TokenCommand.class,
      BackupCommand.class,
      WatchCommand.class,
      OutboxCommand.class,
      BenchmarkCommand.class,
      SparkDemoCommand.class,
      DoctorCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:failure, described in one line",
      "2:wrong usage",
      "3:defect found, with --fail-on"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean verbose;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "Print only results and failures: no progress, notes and counts.")
  private boolean quiet;

  @Option(
      names = "--log-level",
      scope = ScopeType.INHERIT,
      paramLabel = "LEVEL",
      description = "Log messages of libraries: error, warn, info (by default) or debug.")
  private Optional<LogLevel> logLevel = Optional.empty();

  public static void main(String[] args) {
    if (args.length > 0 && List.of("serve", "watch").contains(args[0])) {
      JsonLogProvider.use();
    }
    UnpackedLibraries.here().removeUnused();
    System.exit(run(commandLine(), args));
  }

  /** Runs a command; errors of the Java virtual machine too are printed in one line. */
  static int run(CommandLine line, String... args) {
    try {
      SystemLimit.check();
      return line.execute(args);
    } catch (BlemishException e) {
      ErrorMessage.print(line.getErr(), e);
      return ExitCode.USAGE;
    } catch (StandardOut.OutputClosedException e) {
      return ExitCode.PIPE;
    } catch (OutOfMemoryError e) {
      line.getErr()
          .println(
              "blemish: out of memory (%d MiB of heap): give more by BLEMISH_JAVA_OPTS=-Xmx8g, or use smaller images or tiles"
                  .formatted(Runtime.getRuntime().maxMemory() >> 20));
    } catch (LinkageError e) {
      line.getErr()
          .printf("blemish: a library cannot be loaded (%s): 'blemish doctor' shows why%n", e);
    }
    line.getErr().flush();
    return ExitCode.FAILURE;
  }

  /** The command line with all its subcommands. */
  public static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .setOut(StandardOut.writer())
        .setErr(new EscapedOutput(new OutputStreamWriter(System.err, StandardCharsets.UTF_8)))
        // Escape sequences of colours cannot be told from those of file names.
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setExecutionStrategy(parsed -> main.execute(parsed))
        .setExecutionExceptionHandler(new ExecutionExceptionHandler(() -> main.verbose))
        .setParameterExceptionHandler(new ParameterExceptionHandler())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100);
  }

  private int execute(ParseResult parsed) {
    logLevel.ifPresent(LogLevel::set);
    if (quiet && !verbose) {
      CommandLine line = spec.commandLine();
      line.setErr(new EscapedOutput(new ErrorsOnly(line.getErr())));
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Without a command: prints wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "choose a command, such as 'blemish demo'");
  }
}
