// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetBuilder.Part;

/**
 * VisA as {@code prepare_data.py} of amazon-science/spot-diff rewrites it ({@code
 * visa_pytorch/1cls/<object>} and the two-class variants): {@code train/good}, {@code
 * test/{good,bad}}, {@code ground_truth/bad/<stem>.png} or {@code
 * ground_truth/test/bad/<stem>.png}, masks 0 and 255. Defective training images of the two-class
 * variants are not read.
 */
final class VisaPytorch implements DatasetLayout {
  @Override
  public String name() {
    return "visa-pytorch";
  }

  @Override
  public String structure() {
    return "train/good/*.JPG, test/{good,bad}/*.JPG, ground_truth/bad/<stem>.png";
  }

  @Override
  public List<String> landmarks() {
    return List.of("train/good", "test/good", "test/bad", "ground_truth/bad");
  }

  @Override
  public boolean recognises(Path root) {
    List<Path> masks = Tree.images(masks(root));
    return new Tree(root).hasFolder("test/bad")
        && !masks.isEmpty()
        && masks.stream().noneMatch(mask -> Tree.stem(mask).endsWith("_mask"));
  }

  @Override
  public boolean leavesOut(String id) {
    return id.startsWith("train/bad/") || id.startsWith("ground_truth/train/");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    Tree tree = builder.tree();
    Path masks = masks(root);
    builder.good(Part.TRAIN, tree.at("train/good"));
    builder.good(Part.TEST, tree.at("test/good"));
    builder.defective(tree.at("test/bad"), "bad", image -> Tree.mask(masks, image));
    return builder.build();
  }

  private static Path masks(Path root) {
    Tree tree = new Tree(root);
    return tree.at(
        tree.hasFolder("ground_truth/test/bad") ? "ground_truth/test/bad" : "ground_truth/bad");
  }
}
