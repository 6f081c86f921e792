// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;

/**
 * KolektorSDD2 as distributed (Božič et al., Computers in Industry 2021): {@code
 * train|test/NNNNN.png} with {@code NNNNN_GT.png}; a mask without a white pixel means good.
 * Defective images of the training folder, which are for supervised learning, are not read.
 */
final class KolektorSdd2 implements DatasetLayout {
  private static final String MASK = "_GT";

  @Override
  public String name() {
    return "kolektor-sdd2";
  }

  @Override
  public String structure() {
    return "train|test/NNNNN.png with NNNNN_GT.png";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("train", "test");
  }

  @Override
  public boolean recognises(Path root) {
    return List.of("train", "test").stream()
        .flatMap(part -> FileTree.images(root.resolve(part)).stream())
        .anyMatch(image -> DataFileNames.stem(image).endsWith(MASK));
  }

  @Override
  public boolean excludes(String id) {
    return id.startsWith("train/");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    read(builder, Subset.TRAIN, root.resolve("train"));
    read(builder, Subset.TEST, root.resolve("test"));
    return builder.build();
  }

  private static void read(DatasetBuilder builder, Subset subset, Path folder) {
    ImageLookup files = ImageLookup.of(folder);
    for (Path image : FileTree.images(folder)) {
      if (DataFileNames.stem(image).endsWith(MASK)) {
        continue;
      }
      Sample sample = builder.labelledByMask(image, files, MASK, Optional.empty());
      if (sample.label() == Label.GOOD || subset == Subset.TEST) {
        builder.add(subset, sample);
      }
    }
  }
}
