// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;

/**
 * Magnetic-tile-defect-datasets (Huang et al., The Visual Computer 2020): {@code
 * MT_{Free,Blowhole,Break,Crack,Fray,Uneven}/Imgs/expE_num_N.jpg} with a mask {@code
 * expE_num_N.png} that has soft edges; values of 128 and more are defective.
 *
 * <p>Each tile was photographed with exposures 1 to 6 in succession, so its images have consecutive
 * numbers and rising exposures. In the order of numbers, over all folders, a new part begins where
 * the exposure does not rise and the number rises by more than 200; smaller steps are crops of one
 * image or repeated exposures. This gives 194 parts, most of six images. One tile is known to be
 * two parts: {@code exp6_num_37098} and {@code exp3_num_37556}.
 *
 * <p>The data set has no published split. Here parts are kept whole: a part with a defect in any
 * image is for testing, and of the other parts about one in five ({@link DefaultTestSplit}, by the
 * lowest number).
 */
final class MagneticTile implements DatasetLayout {
  private static final String GOOD = "MT_Free";
  private static final Pattern NAME = Pattern.compile("exp(\\d+)_num_(\\d+)");
  private static final int MIN_STEP_BETWEEN_PARTS = 200;
  private static final int MASK_LEVEL = 128;

  /** One image with the values in the names of its file and folder. */
  private record Shot(Path image, String type, int exposure, int number) {}

  @Override
  public String name() {
    return "magnetic-tile";
  }

  @Override
  public String structure() {
    return "MT_Free/Imgs/expE_num_N.jpg, MT_<type>/Imgs/expE_num_N.jpg with expE_num_N.png";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of(GOOD, "MT_Blowhole", "MT_Break", "MT_Crack", "MT_Fray", "MT_Uneven");
  }

  @Override
  public boolean recognises(Path root) {
    return new FileTree(root).hasFolder(GOOD + "/Imgs");
  }

  @Override
  public boolean excludes(String id) {
    return id.startsWith(GOOD + "/") || !id.contains("/Imgs/");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    builder.maskEncoding(new MaskEncoding.AtLeast(MASK_LEVEL));
    for (List<Shot> part : parts(shots(root))) {
      String name = "num_" + part.get(0).number();
      boolean test =
          part.stream().anyMatch(shot -> !shot.type().equals(Label.GOOD_TYPE))
              || DefaultTestSplit.contains(name);
      for (Shot shot : part) {
        List<Path> masks = shot.type().equals(Label.GOOD_TYPE) ? List.of() : masks(shot.image());
        builder.add(
            test ? Subset.TEST : Subset.TRAIN,
            builder.sample(shot.image(), shot.type(), masks, Optional.of(name)));
      }
    }
    return builder.build();
  }

  private static List<Path> masks(Path image) {
    return Stream.of(".png", ".PNG")
        .map(extension -> image.resolveSibling(DataFileNames.stem(image) + extension))
        .filter(Files::exists)
        .limit(1)
        .toList();
  }

  private static List<Shot> shots(Path root) {
    List<Shot> shots = new ArrayList<>();
    for (Path folder : FileTree.folders(root)) {
      String name = DataFileNames.name(folder);
      String type =
          name.equals(GOOD) ? Label.GOOD_TYPE : name.replace("MT_", "").toLowerCase(Locale.ROOT);
      for (Path image : FileTree.images(folder.resolve("Imgs"))) {
        Matcher matcher = NAME.matcher(DataFileNames.stem(image));
        if (DataFileNames.extension(image).equals("jpg") && matcher.matches()) {
          shots.add(
              new Shot(
                  image,
                  type,
                  Integer.parseInt(matcher.group(1)),
                  Integer.parseInt(matcher.group(2))));
        }
      }
    }
    shots.sort(
        Comparator.comparingInt(Shot::number)
            .thenComparingInt(Shot::exposure)
            .thenComparing(Shot::image));
    return shots;
  }

  private static List<List<Shot>> parts(List<Shot> shots) {
    List<List<Shot>> parts = new ArrayList<>();
    List<Shot> part = new ArrayList<>();
    for (Shot shot : shots) {
      if (!part.isEmpty()) {
        Shot last = part.get(part.size() - 1);
        boolean next =
            shot.exposure() <= last.exposure()
                && shot.number() - last.number() > MIN_STEP_BETWEEN_PARTS;
        if (next) {
          parts.add(part);
          part = new ArrayList<>();
        }
      }
      part.add(shot);
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
