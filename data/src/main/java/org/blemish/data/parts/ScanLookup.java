// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scan of an image: the same stem in the image's own folder, alone or with {@code _depth},
 * {@code _xyz}, {@code _scan}, or in a folder {@code xyz} or {@code depth} beside it. Eyecandies'
 * images ({@code 007_image_4.png}) have theirs without the light's number.
 */
final class ScanLookup {
  private static final List<String> EXTENSIONS = List.of("tiff", "tif", "npy", "ply", "pcd");
  private static final List<String> WITH_PNG = List.of("tiff", "tif", "npy", "ply", "pcd", "png");

  private ScanLookup() {}

  static Optional<Path> forImage(Path image) {
    String stem = PartFileTypes.stem(image);
    Path folder = image.toAbsolutePath().getParent();
    String bare = stem.replaceFirst("_image_\\d$", "");
    Stream<Path> own =
        Stream.concat(
            candidates(image, stem, "", EXTENSIONS),
            PartFileTypes.SCAN_SUFFIXES.stream()
                .flatMap(suffix -> candidates(image, bare + suffix, "", WITH_PNG)));
    Stream<Path> beside =
        folder == null || PartFileTypes.inScanFolder(image.toAbsolutePath())
            ? Stream.empty()
            : PartFileTypes.SCAN_FOLDERS.stream()
                .sorted(Comparator.reverseOrder())
                .flatMap(name -> candidates(image, stem, "../" + name + "/", WITH_PNG));
    return Stream.concat(own, beside)
        .filter(path -> !path.equals(image) && Files.isRegularFile(path))
        .findFirst();
  }

  private static Stream<Path> candidates(
      Path image, String stem, String folder, List<String> extensions) {
    return extensions.stream()
        .map(extension -> image.resolveSibling(folder + stem + "." + extension).normalize());
  }
}
