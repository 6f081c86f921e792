// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageScanPairing;

/**
 * Finds the scans of images that are given one by one, by {@link ImageScanPairing}'s rules. Each
 * folder is listed once. Not thread-safe.
 */
final class ScanLookup {
  private final Map<Path, ImageScanPairing> byFolder = new HashMap<>();

  Optional<Path> scanOf(Path image) {
    Path folder = image.resolveSibling("");
    return byFolder.computeIfAbsent(folder, ScanLookup::nearby).scanOf(image);
  }

  /** The files of a folder and of the folders of scans next to it. */
  private static ImageScanPairing nearby(Path folder) {
    List<Path> files = new ArrayList<>(FileTree.files(folder));
    Path above = folder.toAbsolutePath().normalize().getParent();
    if (above != null) {
      FileTree.folders(above).stream()
          .filter(DataFileNames::isScanFolder)
          .forEach(scans -> files.addAll(FileTree.files(scans)));
    }
    return ImageScanPairing.of(files);
  }
}
