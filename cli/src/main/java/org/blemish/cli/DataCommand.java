// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish data}. */
@Command(
    name = "data",
    description = "Looks at data sets.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DataCheckCommand.class},
    mixinStandardHelpOptions = true)
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "did you mean 'data check'?");
  }
}
