// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.store.Database;

/**
 * Copies records, models and images of a server that may be running. Files under digests never
 * change, so those that an earlier copy has are not copied again; the records come first, and are
 * of one moment.
 */
public final class Backup {
  private static final List<String> FOLDERS = List.of("models", "content");

  private Backup() {}

  /**
   * What was copied.
   *
   * @param files that were not in the copy before
   * @param bytes of these files
   */
  public record Copied(int files, long bytes) {}

  /**
   * Writes a copy.
   *
   * @param target folder of the copy
   * @throws BlemishException if the server's folder does not exist, or the copy cannot be written
   */
  public static Copied write(ServerSettings settings, Path target) {
    Path source = settings.existingFolder();
    try {
      Files.createDirectories(target);
      if (settings.database().url().isEmpty()) {
        try (Database database = Database.open(settings.database(), source)) {
          database.copySqlite(target);
        }
      }
      int files = 0;
      long bytes = 0;
      for (String name : FOLDERS) {
        Path folder = source.resolve(name);
        if (!Files.isDirectory(folder)) {
          continue;
        }
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path file : all.filter(Backup::isComplete).toList()) {
            Path copy = target.resolve(source.relativize(file).toString());
            if (!Files.exists(copy)) {
              files++;
              bytes += copy(file, copy);
            }
          }
        }
      }
      return new Copied(files, bytes);
    } catch (IOException e) {
      throw new BlemishException(
          "the copy in %s cannot be written (%s): check free space and permissions"
              .formatted(target, e),
          e);
    }
  }

  private static boolean isComplete(Path file) {
    return Files.isRegularFile(file) && !String.valueOf(file.getFileName()).startsWith(".");
  }

  private static long copy(Path file, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    Path draft = copy.resolveSibling("." + copy.getFileName());
    Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
    Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
    return Files.size(copy);
  }
}
