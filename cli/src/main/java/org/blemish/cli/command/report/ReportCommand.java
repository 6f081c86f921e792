// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish report}. */
@Command(
    name = "report",
    description = "Pages about results that other commands wrote.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ReportShiftCommand.class},
    mixinStandardHelpOptions = true)
public final class ReportCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "choose a subcommand: shift");
  }
}
