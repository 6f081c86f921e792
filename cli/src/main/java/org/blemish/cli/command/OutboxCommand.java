// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.blemish.cli.options.ServerOptions;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.BlemishException;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.store.Database;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.store.OutboxState;
import org.blemish.server.store.OutboxTable;
import org.blemish.server.store.Timestamp;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish outbox}. */
@Command(
    name = "outbox",
    description = "Shows messages that were not delivered, and sends or deletes those put aside.",
    footer = {
      "",
      "A message is put aside if its receiver refuses it, or if it could not be delivered for"
          + " line.giveUpHours. The server may be running.",
      "",
      "Example: blemish outbox --data /var/lib/blemish --retry"
    },
    mixinStandardHelpOptions = true)
public final class OutboxCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 100;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  /** At most one of both. */
  private static final class Change {
    @Option(names = "--retry", description = "Send all messages that were put aside again.")
    private boolean retry;

    @Option(names = "--delete", description = "Delete all messages that were put aside.")
    private boolean delete;
  }

  @ArgGroup private Change change = new Change();

  @Override
  public Integer call() {
    ServerSettings settings = server.settings(Map.of());
    if (!Files.isDirectory(settings.folder())) {
      throw new BlemishException(
          "%s does not exist: choose the folder of the server by --data"
              .formatted(settings.folder()));
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Database database = Database.open(settings.database(), settings.folder())) {
      if (change.retry) {
        int retried = database.write(handle -> new OutboxTable(handle).retryDead(Timestamp.now()));
        out.printf("%d messages are sent again%n", retried);
      } else if (change.delete) {
        int deleted = database.write(handle -> new OutboxTable(handle).deleteDead());
        out.printf("%d messages deleted%n", deleted);
      } else {
        show(database, out);
      }
    }
    out.flush();
    return ExitCode.SUCCESS;
  }

  private static void show(Database database, PrintWriter out) {
    List<String> targets = database.read(handle -> new OutboxTable(handle).targets());
    if (targets.isEmpty()) {
      out.println("all messages were delivered");
    }
    for (String target : targets) {
      long waiting = count(database, target, OutboxState.WAITING);
      long dead = count(database, target, OutboxState.DEAD);
      out.printf("%s: %d waiting, %d put aside%n", target, waiting, dead);
    }
    for (OutboxMessage message :
        database.read(handle -> new OutboxTable(handle).list(OutboxState.DEAD, MOST_SHOWN))) {
      out.printf(
          "%s  %s  %s  %s  %s%n",
          message.time(),
          message.target(),
          message.product(),
          message.id(),
          message.problem().orElse(""));
    }
  }

  private static long count(Database database, String target, OutboxState state) {
    return database.read(handle -> new OutboxTable(handle).count(target, state));
  }
}
