// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import org.blemish.cli.output.OutputFolder;
import picocli.CommandLine.Option;

/** Option {@code --output} of commands that need a folder for their results. */
public final class OutputFolderOption {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results; created where it is missing.")
  private Path output = Path.of("");

  public Path path() {
    return output;
  }

  /** Creates the folder, before any long work begins, and returns it. */
  public Path create() {
    OutputFolder.create(output);
    return output;
  }
}
