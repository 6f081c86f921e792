// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.cli.log.JsonLogProvider;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ErrorsOnly;
import org.blemish.cli.output.EscapedOutput;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.StandardOut;
import org.blemish.core.BlemishException;
import org.blemish.core.file.SystemLimit;
import org.blemish.core.process.CalledProgram;
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
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:failure, described in one line",
      "2:wrong usage",
      "3:defect found, with --fail-on"
    })
public final class Main implements Runnable {
  /** Commands whose log is JSON. */
  private static final Set<String> SERVERS = Set.of("serve", "watch");

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
      description =
          "Log messages from this level on: error, warn, info (by default) or debug. 'serve' and"
              + " 'watch' log messages of libraries from warn on by default, and never their debug"
              + " messages, which hold passwords.")
  private Optional<LogLevel> logLevel = Optional.empty();

  public static void main(String[] args) {
    Thread cleaning = new Thread(UnpackedLibraries.here()::removeUnused, "unpacked-libraries");
    cleaning.setDaemon(true);
    cleaning.start();
    ParentProcess.watch();
    // To examine all subcommands takes longer.
    System.exit(run(commandLine(Subcommands.called(args)), args));
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
          .printf(
              "blemish: a library cannot be loaded (%s): '%s doctor' shows why%n",
              e, CalledProgram.word());
    }
    line.getErr().flush();
    return ExitCode.FAILURE;
  }

  /** The command line with all its subcommands. */
  public static CommandLine commandLine() {
    return commandLine(Subcommands.all());
  }

  private static CommandLine commandLine(List<Class<?>> subcommands) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    subcommands.forEach(line::addSubcommand);
    return line.setOut(StandardOut.writer())
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
    if (parsed.hasSubcommand() && SERVERS.contains(parsed.subcommand().commandSpec().name())) {
      JsonLogProvider.use();
    }
    logLevel.ifPresentOrElse(LogLevel::set, LogLevel::setDefault);
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
