// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.blemish.core.file.FileNames;
import org.jspecify.annotations.Nullable;

/** What a file is by its name and folder, for folders that are searched. */
final class PartFileTypes {
  private static final Set<String> IMAGES =
      Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp");
  private static final Set<String> SCANS = Set.of("tif", "tiff", "npy", "ply", "pcd");

  /** Folders of masks: nothing in them is a part. */
  private static final Set<String> MASKS = Set.of("gt", "ground_truth");

  /** Folders of scans beside a folder of images, as MVTec 3D-AD has them. */
  static final Set<String> SCAN_FOLDERS = Set.of("xyz", "depth");

  private PartFileTypes() {}

  static boolean isImage(Path file) {
    return IMAGES.contains(extension(file));
  }

  /** Endings of stems that name a scan beside its image. */
  static final List<String> SCAN_SUFFIXES = List.of("_depth", "_xyz", "_scan");

  /** In a folder of scans, and by the name of one, a PNG is one too: 16-bit depth. */
  static boolean isScan(Path file) {
    return SCANS.contains(extension(file))
        || (extension(file).equals("png") && (inScanFolder(file) || isNamedScan(file)));
  }

  static boolean isNamedScan(Path file) {
    return SCAN_SUFFIXES.stream().anyMatch(stem(file)::endsWith);
  }

  static boolean inScanFolder(Path file) {
    return SCAN_FOLDERS.contains(name(file.getParent()));
  }

  static boolean isMaskFolder(Path folder) {
    return MASKS.contains(name(folder));
  }

  static boolean isHidden(Path path) {
    return name(path).startsWith(".");
  }

  /** Last name of a path; empty where there is none. */
  static String name(@Nullable Path path) {
    Path last = path == null ? null : path.getFileName();
    return last == null ? "" : last.toString();
  }

  static String stem(Path file) {
    return FileNames.withoutExtension(name(file));
  }

  static String extension(Path file) {
    return FileNames.extension(name(file));
  }
}
