// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds images of one folder by their stem, whatever their extension: the masks of a data set. The
 * case of names matters only where two names differ in it alone. The folder is listed once.
 */
public final class ImageLookup {
  /** Of no folder. */
  public static final ImageLookup NONE = new ImageLookup(List.of(), List.of());

  private final Map<String, Path> byStem = new HashMap<>();

  /** By stem in lower case; of several, the first in the order of preference. */
  private final TreeMap<String, Path> ignoringCase = new TreeMap<>();

  private final Map<String, Path> folders = new HashMap<>();

  private ImageLookup(List<Path> images, List<Path> folders) {
    images.stream()
        .sorted(
            Comparator.comparingInt(
                    (Path image) ->
                        DataFileNames.IMAGE_EXTENSIONS.indexOf(DataFileNames.extension(image)))
                .thenComparing(DataFileNames::name))
        .forEach(
            image -> {
              String stem = DataFileNames.stem(image);
              byStem.putIfAbsent(stem, image);
              ignoringCase.putIfAbsent(DataFileNames.lower(stem), image);
            });
    folders.forEach(folder -> this.folders.put(DataFileNames.name(folder), folder));
  }

  /** The images directly in a folder; none if it does not exist. */
  public static ImageLookup of(Path folder) {
    return new ImageLookup(FileTree.images(folder), FileTree.folders(folder));
  }

  /** The image of that stem; if several differ in their extension, PNG before BMP and JPEG. */
  public Optional<Path> find(String stem) {
    return Optional.ofNullable(byStem.get(stem))
        .or(() -> Optional.ofNullable(ignoringCase.get(DataFileNames.lower(stem))));
  }

  /** The mask of an image: {@code <stem>_mask}, else {@code <stem>}; at most one. */
  public List<Path> mask(Path image) {
    String stem = DataFileNames.stem(image);
    return find(stem + "_mask").or(() -> find(stem)).map(List::of).orElse(List.of());
  }

  /**
   * All masks of an image: {@code <stem>_mask} or with another ending of {@link MaskNames},
   * numbered where there are several, as {@code <stem>_mask_1} or {@code <stem>_1_mask}; else
   * {@code <stem>} and {@code <stem>_1}, {@code <stem>_2}; else all images in a folder {@code
   * <stem>}.
   *
   * @param stems stems of all images of its type in lower case: a mask {@code 7_1} belongs to the
   *     image {@code 7} only where no image is named {@code 7_1}
   */
  public List<Path> masks(Path image, Set<String> stems) {
    String stem = DataFileNames.stem(image);
    String lower = DataFileNames.lower(stem);
    List<Path> ending =
        masks(
            lower,
            key ->
                MaskNames.imageStem(key)
                    .filter(own -> own.equals(lower) || isNumbered(own, lower, stems))
                    .isPresent());
    if (!ending.isEmpty()) {
      return ending;
    }
    List<Path> plain =
        Stream.concat(
                find(stem).stream(), masks(lower, key -> isNumbered(key, lower, stems)).stream())
            .toList();
    if (!plain.isEmpty()) {
      return plain;
    }
    return Optional.ofNullable(folders.get(stem)).map(FileTree::images).orElse(List.of());
  }

  private List<Path> masks(String prefix, Predicate<String> matching) {
    return ignoringCase.tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> matching.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean isNumbered(String maskStem, String imageStem, Set<String> stems) {
    return !stems.contains(maskStem)
        && MaskNames.withoutNumber(maskStem).filter(imageStem::equals).isPresent();
  }
}
