// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.backbone;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish backbone}. */
@Command(
    name = "backbone",
    description = "Lists, imports and checks backbones, the frozen networks that compute features.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BackboneListCommand.class,
      BackboneImportCommand.class,
      BackboneCheckCommand.class
    },
    mixinStandardHelpOptions = true)
public final class BackboneCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "choose a subcommand: list, import or check");
  }
}
