// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.blemish.core.BlemishException;

/**
 * Pictures and scans that lie in one folder, matched by stem: {@code NAME.png} with {@code
 * NAME.tiff} (also {@code .npy}, {@code .ply}, {@code .pcd}), or with {@code NAME_depth.*}, {@code
 * NAME_xyz.*}, {@code NAME_scan.*}. A TIFF without a picture beside it is a scan where its samples
 * are floats, else a picture.
 */
final class ImageScanPairing {
  private static final Set<String> SCANS = Set.of("npy", "ply", "pcd");
  private static final List<String> SUFFIXES = List.of("_depth", "_xyz", "_scan");

  /** Files of one part; at least one of the two is there. */
  record ImageScanPair(Optional<Path> image, Optional<Path> scan) {
    Path file() {
      return image.or(() -> scan).orElseThrow();
    }
  }

  private ImageScanPairing() {}

  /** Whether the file can be one half of a pair. */
  static boolean isMember(Path file) {
    return FileTree.isImage(file) || SCANS.contains(FileTree.extension(file));
  }

  /**
   * The pairs among these files.
   *
   * @throws BlemishException where it cannot be told which picture belongs to a scan
   */
  static List<ImageScanPair> match(List<Path> files) {
    Map<Path, List<Path>> byStem = new TreeMap<>();
    for (Path file : files) {
      if (isMember(file)) {
        byStem.computeIfAbsent(bareStem(file), key -> new ArrayList<>()).add(file);
      }
    }
    List<ImageScanPair> pairs = new ArrayList<>();
    byStem.values().forEach(group -> pairs.addAll(pairs(group)));
    return pairs;
  }

  private static List<ImageScanPair> pairs(List<Path> group) {
    List<Path> scans = group.stream().filter(ImageScanPairing::isNamedScan).toList();
    List<Path> images = group.stream().filter(file -> !isNamedScan(file)).toList();
    if (scans.isEmpty()) {
      List<Path> tiffs = images.stream().filter(ImageScanPairing::isTiff).toList();
      List<Path> others = images.stream().filter(file -> !isTiff(file)).toList();
      boolean scanned = others.isEmpty() ? TiffHeader.hasFloats(tiffs.get(0)) : tiffs.size() == 1;
      if (scanned) {
        scans = tiffs;
        images = others;
      }
    }
    if (scans.isEmpty()) {
      return images.stream()
          .map(image -> new ImageScanPair(Optional.of(image), Optional.empty()))
          .toList();
    }
    if (scans.size() > 1 || images.size() > 1) {
      throw new BlemishException(
          "%s: %d pictures and %d scans share this name, so it is not clear which belong together; leave one of each"
              .formatted(group.get(0), images.size(), scans.size()));
    }
    return List.of(new ImageScanPair(images.stream().findFirst(), Optional.of(scans.get(0))));
  }

  private static boolean isNamedScan(Path file) {
    return SCANS.contains(FileTree.extension(file))
        || SUFFIXES.stream().anyMatch(FileTree.stem(file)::endsWith);
  }

  private static boolean isTiff(Path file) {
    return FileTree.extension(file).startsWith("tif");
  }

  private static Path bareStem(Path file) {
    String stem = FileTree.stem(file);
    String bare =
        SUFFIXES.stream()
            .filter(suffix -> stem.endsWith(suffix) && stem.length() > suffix.length())
            .findFirst()
            .map(suffix -> stem.substring(0, stem.length() - suffix.length()))
            .orElse(stem);
    return file.resolveSibling(bare);
  }
}
