// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.blemish.core.BlemishException;

/**
 * Visible files and folders below a root, in the order of their names. Symbolic links are followed.
 * A link whose target is missing counts as a file, so that reading it fails with its name.
 *
 * @param root folder that ids are relative to
 */
public record FileTree(Path root) {
  /** A path below the root. */
  public Path resolve(String relative) {
    return root.resolve(relative);
  }

  /** Whether there is such a folder below the root. */
  public boolean hasFolder(String relative) {
    return Files.isDirectory(resolve(relative));
  }

  /** Path below the root with forward slashes. */
  public String id(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Visible folders directly in {@code folder}; none if it does not exist. */
  public static List<Path> folders(Path folder) {
    return list(folder).stream().filter(Files::isDirectory).toList();
  }

  /** Visible files directly in {@code folder}; none if it does not exist. */
  public static List<Path> files(Path folder) {
    return list(folder).stream().filter(path -> !Files.isDirectory(path)).toList();
  }

  /** Images directly in {@code folder}, including all TIFF files. */
  public static List<Path> images(Path folder) {
    return files(folder).stream().filter(DataFileNames::isImage).toList();
  }

  /**
   * All visible files at any depth. A link to a folder that contains the link is not followed
   * again.
   */
  public static List<Path> filesBelow(Path folder) {
    List<Path> found = new ArrayList<>();
    collect(folder, found, new HashSet<>());
    return found;
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder, DataFileNames::isVisible)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      throw new BlemishException(
          folder + ": the folder cannot be listed (" + e.getMessage() + ")", e);
    }
    entries.sort(Comparator.comparing(DataFileNames::name));
    return entries;
  }

  private static void collect(Path folder, List<Path> found, Set<Path> open) {
    Path real;
    try {
      real = folder.toRealPath();
    } catch (IOException e) {
      return;
    }
    if (!open.add(real)) {
      return;
    }
    found.addAll(files(folder));
    folders(folder).forEach(child -> collect(child, found, open));
    open.remove(real);
  }
}
