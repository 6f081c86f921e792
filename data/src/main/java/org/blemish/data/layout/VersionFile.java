// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.file.FileBytes;

/**
 * The version that a data set states: the first line of {@code version.txt} in the category's
 * folder or the folder above.
 */
final class VersionFile {
  private static final String NAME = "version.txt";
  private static final int MAX_BYTES = 4096;

  private VersionFile() {}

  static Optional<String> read(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    return Stream.of(folder.resolve(NAME), folder.resolveSibling(NAME))
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(VersionFile::firstLine);
  }

  private static Optional<String> firstLine(Path file) {
    return new String(FileBytes.start(file, MAX_BYTES), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst();
  }
}
