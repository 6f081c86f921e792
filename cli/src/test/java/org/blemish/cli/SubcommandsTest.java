// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.cli.command.PredictCommand;
import org.blemish.cli.command.data.DataCommand;
import org.junit.jupiter.api.Test;

class SubcommandsTest {
  @Test
  void onlyTheCalledOneIsExamined() {
    assertThat(Subcommands.called("predict", "train", "--model", "run"))
        .containsExactly(PredictCommand.class);
    assertThat(Subcommands.called("data", "check")).containsExactly(DataCommand.class);
  }

  @Test
  void allAreExaminedWhereTheFirstArgumentNamesNone() {
    assertThat(Subcommands.called()).isEqualTo(Subcommands.all());
    assertThat(Subcommands.called("--verbose", "predict")).isEqualTo(Subcommands.all());
    assertThat(Subcommands.called("predit")).isEqualTo(Subcommands.all());
  }

  @Test
  void eachHasItsName() {
    assertThat(Main.commandLine().getSubcommands()).hasSameSizeAs(Subcommands.all());
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, line) ->
                assertThat(Subcommands.called(name))
                    .containsExactly(line.getCommandSpec().userObject().getClass()));
  }
}
