// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The run folder that a version with model format 2 wrote. */
public final class FormatTwoRun {
  private FormatTwoRun() {}

  /** Copies files of the run into a folder, which may be that of a test: the originals stay. */
  public static RunFolder copy(Path folder, String... files) throws IOException {
    for (String file : files) {
      Path target = folder.resolve(file);
      Files.createDirectories(requireNonNull(target.getParent()));
      try (InputStream in =
          requireNonNull(FormatTwoRun.class.getResourceAsStream("/format-2/run/" + file), file)) {
        Files.copy(in, target);
      }
    }
    return new RunFolder(folder);
  }
}
