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
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;
import org.blemish.data.internal.ImageScanPair;

/**
 * MVTec 3D-AD as distributed (Bergmann et al., VISAPP 2022): {@code
 * train|validation|test/<label>/rgb/<stem>.png}, {@code .../xyz/<stem>.tiff} (3 x float32, metres),
 * {@code .../gt/<stem>.png} (test, good parts too: all zero). Image and scan of a sample have the
 * same stem; if one is missing, the sample has the other alone.
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
        (folder, subset) -> {
          for (Path label : FileTree.folders(root.resolve(folder))) {
            read(builder, subset, label);
          }
        });
    return builder.build();
  }

  @Override
  public String mapPath(String sampleId) {
    return DatasetLayout.super.mapPath(sampleId.replaceFirst("/(rgb|xyz)/(?=[^/]*$)", "/"));
  }

  private static void read(DatasetBuilder builder, Subset subset, Path label) {
    Map<String, Path> images = byStem(label.resolve("rgb"));
    Map<String, Path> scans = byStem(label.resolve("xyz"));
    ImageLookup masks = ImageLookup.of(label.resolve("gt"));
    TreeSet<String> stems = new TreeSet<>(images.keySet());
    stems.addAll(scans.keySet());
    for (String stem : stems) {
      builder.add(
          subset,
          new ImageScanPair(
              Optional.ofNullable(images.get(stem)), Optional.ofNullable(scans.get(stem))),
          DataFileNames.name(label),
          masks.find(stem).map(List::of).orElse(List.of()));
    }
  }

  private static Map<String, Path> byStem(Path folder) {
    return FileTree.images(folder).stream()
        .collect(
            Collectors.toMap(DataFileNames::stem, Function.identity(), (first, second) -> first));
  }
}
