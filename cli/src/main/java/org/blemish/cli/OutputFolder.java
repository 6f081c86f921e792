// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;

/** A folder that results go to; made before any long work begins. */
final class OutputFolder {
  private OutputFolder() {}

  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be made (%s): choose a folder that can be written".formatted(folder, e), e);
    }
  }
}
