// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;

/**
 * MVTec LOCO AD as distributed (Bergmann et al., IJCV 2022, and its evaluator): {@code train/good},
 * {@code validation/good}, {@code test/{good,logical_anomalies,structural_anomalies}/<id>.png},
 * {@code ground_truth/<type>/<id>/*.png} with one file for each region. The pixel value of a region
 * is the kind of defect in {@code defects_config.json}.
 */
final class MvtecLoco implements DatasetLayout {
  private static final String CONFIG = "defects_config.json";

  @Override
  public String name() {
    return "mvtec-loco";
  }

  @Override
  public String structure() {
    return "train/good/*.png, validation/good/*.png, test/{good,logical_anomalies,structural_anomalies}/<id>.png, ground_truth/<type>/<id>/*.png, defects_config.json";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of(
        "train/good",
        "validation/good",
        "test/logical_anomalies",
        "test/structural_anomalies",
        CONFIG);
  }

  @Override
  public boolean recognises(Path root) {
    FileTree tree = new FileTree(root);
    return Files.exists(tree.resolve(CONFIG))
        || tree.hasFolder("test/logical_anomalies")
        || tree.hasFolder("test/structural_anomalies");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    FileTree tree = builder.tree();
    builder.maskEncoding(new MaskEncoding.ByKind(DefectsConfig.read(tree.resolve(CONFIG))));
    builder.good(Subset.TRAIN, tree.resolve("train/good"));
    builder.good(Subset.VALIDATION, tree.resolve("validation/good"));
    for (Path type : FileTree.folders(tree.resolve("test"))) {
      Path masks = tree.resolve("ground_truth").resolve(DataFileNames.name(type));
      builder.labelled(
          Subset.TEST, type, image -> FileTree.images(masks.resolve(DataFileNames.stem(image))));
    }
    return builder.build();
  }
}
