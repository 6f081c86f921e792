// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By which names files are masks: in a folder of masks, or next to an image with the same stem and
 * an ending such as {@code _mask}. Case does not matter.
 */
public final class MaskNames {
  /** Without {@code -}, {@code _} and blanks. */
  private static final Set<String> FOLDERS =
      Set.of(
          "gt",
          "gts",
          "gtmask",
          "gtmasks",
          "groundtruth",
          "groundtruths",
          "mask",
          "masks",
          "maskdir",
          "maskimages",
          "defectmask",
          "defectmasks",
          "binarymask",
          "binarymasks",
          "label",
          "labels",
          "labelmask",
          "labelmasks",
          "annotation",
          "annotations",
          "anns",
          "segmentation",
          "segmentations",
          "segmentationmask",
          "segmentationmasks");

  private static final Pattern ENDING =
      Pattern.compile(
          "(?<stem>.+?)[-_. ](mask|masks|gt|groundtruth|ground_truth|label|labels|seg|annotation)([-_. ]?\\d{1,3})?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER =
      Pattern.compile("(?<stem>.+?)([-_. ]\\d{1,3}| ?\\(\\d{1,3}\\))");

  private static final Set<String> JPEG = Set.of("jpg", "jpeg", "jpe", "jfif");
  private static final Set<String> LOSSLESS =
      Set.of("png", "bmp", "gif", "tif", "tiff", "pbm", "pgm");
  private static final Pattern NUMBERED = Pattern.compile("^(.*\\d)_[a-z]+$");

  private MaskNames() {}

  /** Whether everything in a folder of this name is a mask. */
  public static boolean isMaskFolder(Path folder) {
    String name = DataFileNames.lower(DataFileNames.name(folder));
    return FOLDERS.contains(name.replaceAll("[-_ ]", ""));
  }

  /**
   * The outermost folder of masks that a file is in; empty where there is none below the root. The
   * root's own name does not matter.
   */
  public static Optional<Path> maskFolder(Path root, Path file) {
    Path found = null;
    for (Path at = file.getParent(); at != null && !at.equals(root); at = at.getParent()) {
      if (isMaskFolder(at)) {
        found = at;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The stem of the image that a mask with this stem belongs to, without its ending. */
  public static Optional<String> imageStem(String maskStem) {
    Matcher matcher = ENDING.matcher(maskStem);
    return matcher.matches() ? Optional.of(matcher.group("stem")) : Optional.empty();
  }

  /** A stem without the number of one of several masks: {@code 7} for {@code 7_1} and 7 (1). */
  static Optional<String> withoutNumber(String maskStem) {
    Matcher matcher = NUMBER.matcher(maskStem);
    return matcher.matches() ? Optional.of(matcher.group("stem")) : Optional.empty();
  }

  /**
   * Masks next to their images: {@code 007_mask.png} next to {@code 007.png}, and as in Eyecandies
   * {@code 007_bumps_mask.png} next to {@code 007_image_4.png}.
   *
   * @param files images in any folders
   */
  public static Set<Path> besideImages(Collection<Path> files) {
    Map<Path, NavigableSet<String>> stems = new HashMap<>();
    List<Path> endings = new ArrayList<>();
    for (Path file : files) {
      if (DataFileNames.isImage(file)) {
        String stem = DataFileNames.lower(DataFileNames.stem(file));
        stems.computeIfAbsent(folder(file), key -> new TreeSet<>()).add(stem);
        if (imageStem(stem).isPresent()) {
          endings.add(file);
        }
      }
    }
    Set<Path> masks = new HashSet<>();
    for (Path file : endings) {
      String own = DataFileNames.lower(DataFileNames.stem(file));
      NavigableSet<String> others = stems.getOrDefault(folder(file), new TreeSet<>());
      if (imageStem(own).filter(stem -> hasImage(others, stem)).isPresent()) {
        masks.add(file);
      }
    }
    return masks;
  }

  /**
   * Masks that have the name of a JPEG in their folder, as in the magnetic-tile data set: {@code
   * 007.png} next to {@code 007.jpg}, in a lossless format, with the pixels of a mask.
   *
   * @param files images in any folders
   */
  public static Set<Path> namedLikeImages(Collection<Path> files) {
    Set<Path> photographs = new HashSet<>();
    for (Path file : files) {
      if (JPEG.contains(DataFileNames.extension(file))) {
        photographs.add(withoutExtension(file));
      }
    }
    return files.stream()
        .filter(file -> LOSSLESS.contains(DataFileNames.extension(file)))
        .filter(file -> photographs.contains(withoutExtension(file)))
        .filter(MaskLikeImage::isMaskLike)
        .collect(Collectors.toSet());
  }

  private static Path withoutExtension(Path file) {
    return file.resolveSibling(DataFileNames.lower(DataFileNames.stem(file)));
  }

  /**
   * The masks of an image among those next to images.
   *
   * @param masks result of {@link #besideImages}
   */
  public static List<Path> of(Path image, Set<Path> masks) {
    String stem = DataFileNames.lower(DataFileNames.stem(image));
    return masks.stream()
        .filter(mask -> folder(mask).equals(folder(image)))
        .filter(
            mask ->
                imageStem(DataFileNames.lower(DataFileNames.stem(mask)))
                    .filter(stem::equals)
                    .isPresent())
        .sorted()
        .toList();
  }

  private static boolean hasImage(NavigableSet<String> stems, String stem) {
    if (stems.contains(stem)) {
      return true;
    }
    String numbered = NUMBERED.matcher(stem).replaceFirst("$1");
    return numbered.matches(".*\\d")
        && stems.tailSet(numbered + "_").stream()
            .takeWhile(other -> other.startsWith(numbered + "_"))
            .anyMatch(other -> imageStem(other).isEmpty());
  }

  private static Path folder(Path file) {
    return file.resolveSibling("");
  }
}
