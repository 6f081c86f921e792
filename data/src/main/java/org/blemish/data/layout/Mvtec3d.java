// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.layout.DatasetBuilder.Subset;

/**
 * MVTec 3D-AD as distributed (Bergmann et al., VISAPP 2022): {@code
 * train|validation|test/<label>/rgb/<stem>.png}, {@code .../xyz/<stem>.tiff} (3 x float32, metres),
 * {@code .../gt/<stem>.png} (test, good parts too: all zero). Pairs are matched by stem below their
 * label's folder, so that folders above may be called {@code rgb}; where one half is missing the
 * sample has the other alone.
 */
final class Mvtec3d implements DatasetLayout {
  private static final Map<String, Subset> SUBSETS =
      Map.of("train", Subset.TRAIN, "validation", Subset.VALIDATION, "test", Subset.TEST);

  @Override
  public String name() {
    return "mvtec-3d";
  }

  @Override
  public String structure() {
    return "train|validation|test/<label>/{rgb/<stem>.png, xyz/<stem>.tiff, gt/<stem>.png}";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("train/good/rgb", "train/good/xyz", "validation/good", "test/good");
  }

  @Override
  public boolean recognises(Path root) {
    return SUBSETS.keySet().stream()
        .flatMap(part -> FileTree.folders(root.resolve(part)).stream())
        .anyMatch(
            label ->
                !FileTree.images(label.resolve("rgb")).isEmpty()
                    || !FileTree.images(label.resolve("xyz")).isEmpty());
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    SUBSETS.forEach(
        (folder, part) -> {
          for (Path label : FileTree.folders(root.resolve(folder))) {
            read(builder, part, label);
          }
        });
    return builder.build();
  }

  private static void read(DatasetBuilder builder, Subset part, Path label) {
    Map<String, Path> images = byStem(label.resolve("rgb"));
    Map<String, Path> scans = byStem(label.resolve("xyz"));
    TreeSet<String> stems = new TreeSet<>(images.keySet());
    stems.addAll(scans.keySet());
    String type = FileTree.name(label);
    for (String stem : stems) {
      Optional<Path> image = Optional.ofNullable(images.get(stem));
      Optional<Path> scan = Optional.ofNullable(scans.get(stem));
      builder.add(
          part,
          new Sample(
              builder.tree().id(image.or(() -> scan).orElseThrow()),
              image,
              scan,
              type.equals("good") ? Label.GOOD : Label.DEFECTIVE,
              type,
              FileTree.image(label.resolve("gt"), stem).map(List::of).orElse(List.of()),
              Optional.empty()));
    }
  }

  private static Map<String, Path> byStem(Path folder) {
    return FileTree.images(folder).stream()
        .collect(Collectors.toMap(FileTree::stem, Function.identity(), (first, second) -> first));
  }
}
