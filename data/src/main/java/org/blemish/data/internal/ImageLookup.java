// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds images of one folder by their stem, whatever their extension and its case: the masks of a
 * data set. The folder is listed once. Immutable.
 */
public final class ImageLookup {
  private final Map<String, Path> byStem = new HashMap<>();

  private ImageLookup(List<Path> images) {
    images.stream()
        .sorted(
            Comparator.comparingInt(
                image -> DataFileNames.IMAGE_EXTENSIONS.indexOf(DataFileNames.extension(image))))
        .forEach(image -> byStem.putIfAbsent(DataFileNames.stem(image), image));
  }

  /** The images directly in a folder; none if it does not exist. */
  public static ImageLookup of(Path folder) {
    return new ImageLookup(FileTree.images(folder));
  }

  /** The image of that stem; if several differ in their extension, PNG before BMP and JPEG. */
  public Optional<Path> find(String stem) {
    return Optional.ofNullable(byStem.get(stem));
  }

  /** The mask of an image: {@code <stem>_mask}, else {@code <stem>}; at most one. */
  public List<Path> mask(Path image) {
    String stem = DataFileNames.stem(image);
    return find(stem + "_mask").or(() -> find(stem)).map(List::of).orElse(List.of());
  }
}
