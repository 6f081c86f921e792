// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.ServerOptions;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.BlemishException;
import org.blemish.server.auth.Accounts;
import org.blemish.server.auth.Scope;
import org.blemish.server.auth.Tokens;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.store.Database;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.TokenRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish token} and its subcommands. */
@Command(
    name = "token",
    description = "Makes, lists and revokes tokens of programs, and sets the password of the page.",
    footer = {
      "",
      "The server may run meanwhile. Give the same --data or --config as to 'blemish serve'.",
      "",
      "Example: blemish token create line-1 --scope inspect"
    },
    subcommands = {
      TokenCommand.Create.class,
      TokenCommand.ListTokens.class,
      TokenCommand.Revoke.class,
      TokenCommand.Password.class
    },
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: prints wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "choose a subcommand, such as 'blemish token create line-1'");
  }

  private static Database open(ServerOptions options) {
    ServerSettings settings = options.settings(Map.of());
    return Database.open(settings.database(), settings.existingFolder());
  }

  /** {@code blemish token create}. */
  @Command(
      name = "create",
      description = "Makes a token and prints it; it cannot be shown again.",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "NAME", description = "What the token is for, such as line-1.")
    private String name = "";

    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        defaultValue = "inspect",
        description =
            "inspect, operate (also feedback and thresholds) or manage (everything);"
                + " ${DEFAULT-VALUE} by default.")
    private String scope = "";

    @Option(
        names = "--days",
        paramLabel = "N",
        description = "Days after which it expires; never by default.")
    private Optional<Integer> days = Optional.empty();

    @Override
    public Integer call() {
      Scope wanted = Scope.ofToken(scope);
      try (Database database = open(server)) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(new Tokens(database, new RecordIds()).create(name, wanted, days).secret());
        out.flush();
      }
      return ExitCode.SUCCESS;
    }
  }

  /** {@code blemish token list}. */
  @Command(
      name = "list",
      description = "Lists all tokens, without their secrets.",
      mixinStandardHelpOptions = true)
  static final class ListTokens implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
      try (Database database = open(server)) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-32s  %-8s  %-24s  %s%n", "id", "scope", "created", "name");
        for (TokenRecord token : new Tokens(database, new RecordIds()).list()) {
          out.printf(
              "%-32s  %-8s  %-24s  %s%s%n",
              token.id(),
              token.scope(),
              token.created(),
              token.name(),
              token.revoked().isPresent() ? " (revoked)" : "");
        }
        out.flush();
      }
      return ExitCode.SUCCESS;
    }
  }

  /** {@code blemish token revoke}. */
  @Command(
      name = "revoke",
      description = "Ends the validity of a token.",
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "ID", description = "Id of the token, as 'list' prints it.")
    private String id = "";

    @Override
    public Integer call() {
      try (Database database = open(server)) {
        if (!new Tokens(database, new RecordIds()).revoke(id)) {
          throw new BlemishException(
              "there is no valid token %s: 'blemish token list' shows all".formatted(id));
        }
      }
      return ExitCode.SUCCESS;
    }
  }

  /** {@code blemish token password}. */
  @Command(
      name = "password",
      description =
          "Sets the password of an account for the page, and ends its sessions. Makes the account"
              + " if there is none of this name.",
      mixinStandardHelpOptions = true)
  static final class Password implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(
        paramLabel = "NAME",
        arity = "0..1",
        defaultValue = "admin",
        description = "Name of the account; ${DEFAULT-VALUE} by default.")
    private String name = "";

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "File whose first line is the password; the terminal is asked by default.")
    private Optional<Path> file = Optional.empty();

    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        description =
            "What it may do: inspect, operate (also feedback and thresholds) or manage"
                + " (everything). By default it stays as it is; a new account may do everything.")
    private Optional<String> scope = Optional.empty();

    @Override
    public Integer call() {
      Optional<Scope> wanted = scope.map(Scope::ofToken);
      String password = file.map(PasswordFile::read).orElseGet(Password::ask);
      try (Database database = open(server)) {
        new Accounts(database).set(name, password, wanted);
      }
      return ExitCode.SUCCESS;
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on it reads the standard input instead
    private static String ask() {
      Console console = System.console();
      if (console == null) {
        throw new BlemishException(
            "there is no terminal to ask for the password: give it by --file");
      }
      char[] given = console.readPassword("New password: ");
      char[] again = console.readPassword("Again: ");
      if (given == null || !Arrays.equals(given, again)) {
        throw new BlemishException("the passwords differ: nothing was changed");
      }
      return new String(given);
    }
  }
}
