// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;

/**
 * The version that a data set states: the first line of {@code version.txt} in the category's
 * folder or the folder above.
 */
final class VersionFile {
  private static final String NAME = "version.txt";

  private VersionFile() {}

  static Optional<String> read(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    return Stream.of(folder.resolve(NAME), folder.resolveSibling(NAME))
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(VersionFile::firstLine);
  }

  private static Optional<String> firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    } catch (IOException | UncheckedIOException e) {
      throw new BlemishException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
