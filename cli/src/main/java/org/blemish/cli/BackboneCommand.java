// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish backbone}. */
@Command(
    name = "backbone",
    description = "The frozen networks that give features: what there is, imports, checks.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BackboneListCommand.class,
      BackboneImportCommand.class,
      BackboneCheckCommand.class
    },
    mixinStandardHelpOptions = true)
final class BackboneCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which of list, import and check?");
  }
}
