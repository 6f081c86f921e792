// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.blemish.cli.options.ServerOptions;
import org.blemish.cli.output.ExitCode;
import org.blemish.server.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish backup}. */
@Command(
    name = "backup",
    description = "Copies records, models and images of a server, which may run meanwhile.",
    footer = {
      "",
      "To restore, give the copy to 'blemish serve' as --data. For PostgreSQL only models and images"
          + " are copied: use pg_dump for the records.",
      "",
      "Example: blemish backup --data /var/lib/blemish --output /backup/today"
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder of the copy: a new one, or an earlier copy, whose files are used again.")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    Backup.Copied copied = Backup.write(server.settings(Map.of()), output);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("copied %d files with %d MB to %s%n", copied.files(), copied.bytes() >> 20, output);
    out.flush();
    return ExitCode.SUCCESS;
  }
}
