// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Valid files of other modules' tests. */
final class SeedFiles {
  private static final Path RESOURCES = Path.of("..", "core", "src", "test", "resources");
  private static final int MAX_BYTES = 16_384;

  private SeedFiles() {}

  /** Small files of a folder, and of a kind of the matrix of images. */
  static List<byte[]> images(String ending, String kind) {
    List<byte[]> files = new ArrayList<>(in("golden/modes", ending));
    files.addAll(matrix(kind));
    return files;
  }

  /** Small files of a folder of resources, by the ending of their names. */
  static List<byte[]> in(String folder, String... endings) {
    try (Stream<Path> all = Files.list(RESOURCES.resolve(folder))) {
      List<byte[]> files = new ArrayList<>();
      for (Path path : all.sorted().toList()) {
        boolean wanted = Stream.of(endings).anyMatch(path.toString()::endsWith);
        if (wanted && !path.toString().contains(".expected.") && Files.size(path) < MAX_BYTES) {
          files.add(Files.readAllBytes(path));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of the matrix of images whose kind this is, such as {@code tiff}. */
  static List<byte[]> matrix(String kind) {
    List<byte[]> files = new ArrayList<>();
    try (InputStream in = Files.newInputStream(RESOURCES.resolve("image/matrix.zip"));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith(kind + "/")) {
          files.add(zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
