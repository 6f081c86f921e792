// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Option {@code --seed}. */
public final class SeedOption {
  private static final String NAME = "--seed";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = NAME,
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of everything random; ${DEFAULT-VALUE} by default.")
  private long seed;

  public long value() {
    return seed;
  }

  /** The seed; empty if the option was not given. */
  public Optional<Long> given() {
    return command.commandLine().getParseResult().hasMatchedOption(NAME)
        ? Optional.of(seed)
        : Optional.empty();
  }
}
