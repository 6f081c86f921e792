// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scan of an image: the same stem in the image's own folder, or in a folder {@code xyz} or
 * {@code depth} beside it.
 */
final class ScanBeside {
  private static final List<String> EXTENSIONS = List.of("tiff", "tif", "npy", "ply", "pcd");

  private ScanBeside() {}

  static Optional<Path> of(Path image) {
    String stem = FileKinds.stem(image);
    Path folder = image.toAbsolutePath().getParent();
    Stream<Path> own = candidates(image, stem, "", EXTENSIONS);
    Stream<Path> beside =
        folder == null || FileKinds.inScanFolder(image.toAbsolutePath())
            ? Stream.empty()
            : FileKinds.SCAN_FOLDERS.stream()
                .sorted(Comparator.reverseOrder())
                .flatMap(
                    name ->
                        candidates(
                            image,
                            stem,
                            "../" + name + "/",
                            List.of("tiff", "tif", "npy", "ply", "pcd", "png")));
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
