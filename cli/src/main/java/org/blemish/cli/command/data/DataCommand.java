// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.data;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish data}. */
@Command(
    name = "data",
    description = "Commands about data sets.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DataCheckCommand.class, DataImportCommand.class, DataExportCommand.class},
    mixinStandardHelpOptions = true)
public final class DataCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "choose a subcommand: check, import or export");
  }
}
