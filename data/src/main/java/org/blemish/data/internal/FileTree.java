// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Visible files and folders below a root, in the order of their names, by the rules of {@link
 * FolderListing} and {@link FolderWalk}.
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

  /**
   * The folder directly in the root that has one of these names, the case of which does not matter;
   * the first name is preferred.
   */
  public Optional<Path> folder(String... names) {
    List<Path> folders = folders(root);
    return Stream.of(names)
        .flatMap(
            name ->
                folders.stream()
                    .filter(folder -> DataFileNames.name(folder).equalsIgnoreCase(name)))
        .findFirst();
  }

  /**
   * Path below the root with forward slashes; of a file elsewhere, such as a manifest may name, the
   * relative path without leading {@code ../}, so that results never leave their folder.
   */
  public String id(Path file) {
    String relative = root.relativize(file).toString().replace('\\', '/');
    return relative.replaceFirst("^(\\.\\./)+", "");
  }

  /** Visible folders directly in {@code folder}; none if it does not exist. */
  public static List<Path> folders(Path folder) {
    return Files.isDirectory(folder) ? FolderListing.of(folder).folders() : List.of();
  }

  /** Visible regular files directly in {@code folder}; none where it does not exist. */
  public static List<Path> files(Path folder) {
    return Files.isDirectory(folder) ? FolderListing.of(folder).files() : List.of();
  }

  /** Images directly in {@code folder}, including all TIFF files. */
  public static List<Path> images(Path folder) {
    return files(folder).stream().filter(DataFileNames::isImage).toList();
  }

  /** Images and scans at any depth, as {@link FolderWalk} finds them; none without the folder. */
  public static List<Path> imagesAndScansBelow(Path folder) {
    return Files.isDirectory(folder) ? FolderWalk.of(folder).files() : List.of();
  }
}
