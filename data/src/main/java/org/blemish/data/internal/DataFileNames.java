// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.blemish.core.file.FileNames;

/** Rules for names of files and folders. Case does not matter in extensions and folder names. */
public final class DataFileNames {
  /** In the order in which files of one stem are preferred. */
  static final List<String> IMAGE_EXTENSIONS =
      List.of(
          "png", "bmp", "dib", "pgm", "ppm", "pbm", "pnm", "gif", "tif", "tiff", "jpg", "jpeg",
          "jpe", "jfif", "webp");

  private static final Set<String> SCAN_EXTENSIONS = Set.of("npy", "ply", "pcd");
  private static final List<String> SCAN_SUFFIXES = List.of("_depth", "_xyz", "_scan");
  private static final Set<String> SCAN_FOLDERS = Set.of("xyz", "depth");
  private static final Set<String> SYSTEM_NAMES =
      Set.of(
          "thumbs.db",
          "ehthumbs.db",
          "ehthumbs_vista.db",
          "desktop.ini",
          "picasa.ini",
          "__macosx",
          ".ds_store",
          ".appledouble",
          ".appledb",
          ".appledesktop",
          ".spotlight-v100",
          ".trashes",
          ".fseventsd",
          "@eadir",
          "@tmp",
          "@recycle",
          "@recently-snapshot",
          "#recycle",
          "#snapshot",
          "~snapshot",
          "$recycle.bin",
          "system volume information",
          "lost+found");

  private DataFileNames() {}

  /** Last name of the path, also for {@code .} and paths that end in a slash. */
  public static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? path.toString() : last.toString();
  }

  /** File name without its extension. */
  public static String stem(Path file) {
    return FileNames.withoutExtension(name(file));
  }

  /** Extension in lower case without its dot; empty if there is none. */
  public static String extension(Path file) {
    return FileNames.extension(name(file));
  }

  /** Whether the extension is one that images have; TIFF files may hold scans as well. */
  public static boolean isImage(Path file) {
    return IMAGE_EXTENSIONS.contains(extension(file));
  }

  /** Whether the extension is one that images or scans have. */
  public static boolean isImageOrScan(Path file) {
    return isImage(file) || SCAN_EXTENSIONS.contains(extension(file));
  }

  /** Whether everything in the folder is a scan, as in MVTec 3D-AD. */
  public static boolean isScanFolder(Path folder) {
    return SCAN_FOLDERS.contains(lower(name(folder)));
  }

  /** Whether the name begins with a dot. */
  static boolean isHidden(Path path) {
    return name(path).startsWith(".");
  }

  /** Whether operating systems or storage devices write files or folders of this name. */
  static boolean isSystemName(Path path) {
    return SYSTEM_NAMES.contains(lower(name(path)));
  }

  /** Whether name or folder make the file a scan: then a PNG is one too, of 16-bit depth. */
  static boolean isNamedScan(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return SCAN_EXTENSIONS.contains(extension(file))
        || (isImage(file)
            && (hasScanSuffix(stem(file)) || (folder != null && isScanFolder(folder))));
  }

  static boolean isTiff(Path file) {
    return extension(file).equals("tif") || extension(file).equals("tiff");
  }

  /** The stem without {@code _depth}, {@code _xyz} or {@code _scan}. */
  public static String withoutScanSuffix(String stem) {
    return SCAN_SUFFIXES.stream()
        .filter(suffix -> hasSuffix(stem, suffix))
        .findFirst()
        .map(suffix -> stem.substring(0, stem.length() - suffix.length()))
        .orElse(stem);
  }

  private static boolean hasScanSuffix(String stem) {
    return SCAN_SUFFIXES.stream().anyMatch(suffix -> hasSuffix(stem, suffix));
  }

  private static boolean hasSuffix(String stem, String suffix) {
    return stem.length() > suffix.length() && lower(stem).endsWith(suffix);
  }

  /** Lower case, the same in all languages. */
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
