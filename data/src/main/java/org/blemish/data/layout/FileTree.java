// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileNames;

/**
 * Visible files and folders below a root, in the order of their names. Symbolic links are followed;
 * one that leads nowhere still counts as a file, so that reading it fails by name instead of being
 * left out unseen.
 *
 * @param root folder that ids are relative to
 */
record FileTree(Path root) {
  private static final Set<String> SYSTEM_FILES =
      Set.of("thumbs.db", "desktop.ini", "__macosx", "@eadir", "ehthumbs.db");
  private static final Set<String> IMAGES =
      Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp");

  Path resolve(String relative) {
    return root.resolve(relative);
  }

  boolean hasFolder(String relative) {
    return Files.isDirectory(resolve(relative));
  }

  /** Path below the root with forward slashes. */
  String id(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Visible folders directly in {@code folder}; none where it does not exist. */
  static List<Path> folders(Path folder) {
    return list(folder).stream().filter(Files::isDirectory).toList();
  }

  /** Visible files directly in {@code folder}; none where it does not exist. */
  static List<Path> files(Path folder) {
    return list(folder).stream().filter(path -> !Files.isDirectory(path)).toList();
  }

  /** Pictures directly in {@code folder}; TIFFs count. */
  static List<Path> images(Path folder) {
    return files(folder).stream().filter(FileTree::isImage).toList();
  }

  /** All visible files at any depth. A link back to a folder that is being walked ends there. */
  static List<Path> filesBelow(Path folder) {
    List<Path> found = new ArrayList<>();
    collect(folder, found, new HashSet<>());
    return found;
  }

  static boolean isImage(Path file) {
    return IMAGES.contains(extension(file));
  }

  /** Last name of the path, also for {@code .} and paths that end in a slash. */
  static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? path.toString() : last.toString();
  }

  /** File name without its extension. */
  static String stem(Path file) {
    return FileNames.withoutExtension(name(file));
  }

  /** Extension in lower case without its dot; empty where there is none. */
  static String extension(Path file) {
    return FileNames.extension(name(file));
  }

  /** The first of {@code folder/stem.EXT} that exists, for the extensions that pictures have. */
  static Optional<Path> image(Path folder, String stem) {
    return List.of("png", "bmp", "jpg", "jpeg", "tif", "tiff", "webp", "PNG", "BMP", "JPG").stream()
        .map(extension -> folder.resolve(stem + "." + extension))
        .filter(Files::exists)
        .findFirst();
  }

  /** The mask of an image: {@code <stem>_mask.EXT}, else {@code <stem>.EXT}; at most one. */
  static List<Path> mask(Path folder, Path image) {
    String stem = stem(image);
    return image(folder, stem + "_mask")
        .or(() -> image(folder, stem))
        .map(List::of)
        .orElse(List.of());
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, FileTree::isVisible)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      throw new BlemishException(
          folder + ": the folder cannot be listed (" + e.getMessage() + ")", e);
    }
    entries.sort(Comparator.comparing(FileTree::name));
    return entries;
  }

  private static boolean isVisible(Path path) {
    String name = name(path);
    return !name.startsWith(".") && !SYSTEM_FILES.contains(name.toLowerCase(Locale.ROOT));
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
