// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;

/** The folder of files that exist as long as a request: uploads, scans while they are read. */
public final class UploadFolder {
  private UploadFolder() {}

  /**
   * Creates the folder, and deletes what a server that was killed has left there.
   *
   * @throws BlemishException if it cannot be written
   */
  public static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be prepared (%s): check its permissions".formatted(folder, e.getMessage()), e);
    }
  }
}
