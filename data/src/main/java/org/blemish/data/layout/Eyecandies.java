// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.image.Images;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;

/**
 * Eyecandies as distributed (Bonfiglioli et al., ACCV 2022; the data set's page): {@code
 * {train,val,test_public}/data/NNN_image_K.png} under six lights, {@code NNN_depth.png} in 16 bits,
 * the range of which is in {@code NNN_info_depth.yaml}, {@code NNN_mask.png} and one mask for each
 * kind of defect. Only the image with the light from the left is read, {@code K = 4}, as in
 * published results with depth. A sample is good if its mask is black. Numbers have three digits,
 * in the test set two. {@code test_private} has no ground truth and is not read.
 */
final class Eyecandies implements DatasetLayout {
  private static final String IMAGE = "_image_4";
  private static final List<String> KINDS = List.of("bumps", "colors", "dents", "normals");

  @Override
  public String name() {
    return "eyecandies";
  }

  @Override
  public String structure() {
    return "{train,val,test_public}/data/ with NNN_image_4.png, NNN_depth.png, NNN_info_depth.yaml, NNN_mask.png";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("train/data", "val/data", "test_public/data");
  }

  @Override
  public boolean recognises(Path root) {
    return Stream.of("train/data", "test_public/data")
        .flatMap(folder -> FileTree.images(root.resolve(folder)).stream())
        .anyMatch(image -> DataFileNames.stem(image).endsWith(IMAGE));
  }

  @Override
  public boolean excludes(String id) {
    return id.contains("/data/");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    read(builder, Subset.TRAIN, root.resolve("train/data"));
    read(builder, Subset.VALIDATION, root.resolve("val/data"));
    read(builder, Subset.TEST, root.resolve("test_public/data"));
    return builder.build();
  }

  private static void read(DatasetBuilder builder, Subset subset, Path folder) {
    ImageLookup files = ImageLookup.of(folder);
    for (Path image : FileTree.images(folder)) {
      String stem = DataFileNames.stem(image);
      if (!stem.endsWith(IMAGE)) {
        continue;
      }
      String number = stem.substring(0, stem.length() - IMAGE.length());
      List<Path> masks = subset == Subset.TEST ? existing(files, number + "_mask") : List.of();
      boolean good = masks.stream().allMatch(mask -> Images.readMask(mask).isEmpty());
      builder.add(
          subset,
          new Sample(
              builder.tree().id(image),
              Optional.of(image),
              existing(files, number + "_depth").stream().findFirst(),
              good ? Label.GOOD : Label.DEFECTIVE,
              good ? Label.GOOD_TYPE : type(files, number),
              masks,
              Optional.empty()));
    }
  }

  /**
   * The kinds of defects whose masks are not black, such as {@code bumps} or {@code bumps+colors}.
   */
  private static String type(ImageLookup files, String number) {
    String kinds =
        KINDS.stream()
            .filter(
                kind ->
                    existing(files, number + "_" + kind + "_mask").stream()
                        .anyMatch(mask -> !Images.readMask(mask).isEmpty()))
            .collect(Collectors.joining("+"));
    return kinds.isEmpty() ? "defective" : kinds;
  }

  private static List<Path> existing(ImageLookup files, String stem) {
    return files.find(stem).map(List::of).orElse(List.of());
  }
}
