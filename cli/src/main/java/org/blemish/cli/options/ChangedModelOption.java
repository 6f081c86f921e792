// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Option {@code --output} of commands that change a model. */
public final class ChangedModelOption {
  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The new model file; the given model is changed in place by default.")
  private Optional<Path> output = Optional.empty();

  /** The file to write, {@code model} itself if the option is not given. */
  public Path of(Path model) {
    return output.orElse(model);
  }
}
