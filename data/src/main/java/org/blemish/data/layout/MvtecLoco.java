// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.MaskCoding;
import org.blemish.data.layout.DatasetBuilder.Part;

/**
 * MVTec LOCO AD as distributed (Bergmann et al., IJCV 2022, and its evaluator): {@code train/good},
 * {@code validation/good}, {@code test/{good,logical_anomalies,structural_anomalies}/<id>.png},
 * {@code ground_truth/<type>/<id>/*.png} with one file for each region, whose pixel value {@code
 * defects_config.json} explains.
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
  public List<String> landmarks() {
    return List.of(
        "train/good",
        "validation/good",
        "test/logical_anomalies",
        "test/structural_anomalies",
        CONFIG);
  }

  @Override
  public boolean recognises(Path root) {
    Tree tree = new Tree(root);
    return Files.exists(tree.at(CONFIG))
        || tree.hasFolder("test/logical_anomalies")
        || tree.hasFolder("test/structural_anomalies");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    Tree tree = builder.tree();
    builder.coding(new MaskCoding.ByKind(DefectsConfig.read(tree.at(CONFIG))));
    builder.good(Part.TRAIN, tree.at("train/good"));
    builder.good(Part.VALIDATION, tree.at("validation/good"));
    for (Path type : Tree.folders(tree.at("test"))) {
      Path masks = tree.at("ground_truth").resolve(Tree.name(type));
      builder.labelled(Part.TEST, type, image -> Tree.images(masks.resolve(Tree.stem(image))));
    }
    return builder.build();
  }
}
