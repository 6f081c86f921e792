// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model. */
final class ModelPath {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "M",
      description = "Model file, or the run folder that holds model.blemish.")
  private Path model = Path.of("");

  Path path() {
    return file(model);
  }

  /** The model file that a path means: itself, or the one in a run folder. */
  static Path file(Path path) {
    return Files.isDirectory(path) ? path.resolve("model.blemish") : path;
  }
}
