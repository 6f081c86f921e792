// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.training.pipeline.RunFolder;
import picocli.CommandLine.Option;

/** Option {@code --model}. */
public final class ModelPath {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "M",
      description = "Model file, or a run folder with a model file.")
  private Path model = Path.of("");

  public Path path() {
    return file(model);
  }

  /** The model file at a path: the path itself, or the model file of a run folder. */
  public static Path file(Path path) {
    return Files.isDirectory(path) ? new RunFolder(path).model() : path;
  }
}
