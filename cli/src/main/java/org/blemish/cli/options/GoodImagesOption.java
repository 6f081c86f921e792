// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Option {@code --data} of commands that need good images only. */
public final class GoodImagesOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of good images, or a data set.")
  private Path data = Path.of("");

  public Path path() {
    return data;
  }
}
