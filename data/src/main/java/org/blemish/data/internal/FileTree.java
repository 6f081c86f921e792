// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

  /** Path below the root with forward slashes. */
  public String id(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
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
