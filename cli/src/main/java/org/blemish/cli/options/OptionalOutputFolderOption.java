// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.cli.output.OutputFolder;
import picocli.CommandLine.Option;

/** Option {@code --output} of commands that print their results and can also write files. */
public final class OptionalOutputFolderOption {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Folder for result files, created where it is missing; none are written by default.")
  private Optional<Path> output = Optional.empty();

  /** Creates the folder, before any long work begins, and returns it; empty if not given. */
  public Optional<Path> create() {
    output.ifPresent(OutputFolder::create);
    return output;
  }
}
