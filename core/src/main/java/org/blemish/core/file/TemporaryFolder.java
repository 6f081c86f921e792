// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/** A new folder for temporary files, which {@link #close} removes with everything in it. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates a folder in the system's folder for temporary files.
   *
   * @param prefix of its name
   * @throws BlemishException if it cannot be created
   */
  public static TemporaryFolder create(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: a temporary folder cannot be created (%s); choose another by -Djava.io.tmpdir=DIR"
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  public Path path() {
    return path;
  }

  /**
   * @throws BlemishException naming what cannot be removed
   */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be removed: %s".formatted(path, e.getMessage()), e);
    }
  }
}
