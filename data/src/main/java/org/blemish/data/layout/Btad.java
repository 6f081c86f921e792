// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetBuilder.Part;

/**
 * BTAD, the beanTech data set, as distributed (Mishra et al., ISIE 2021; anomalib's reader): {@code
 * train/ok}, {@code test/{ok,ko}}, {@code ground_truth/ko/<stem>}, images and masks BMP or PNG,
 * each with its own extension.
 */
final class Btad implements DatasetLayout {
  @Override
  public String name() {
    return "btad";
  }

  @Override
  public String structure() {
    return "train/ok/*.bmp|png, test/{ok,ko}/*.bmp|png, ground_truth/ko/<stem>.png|bmp";
  }

  @Override
  public List<String> landmarks() {
    return List.of("train/ok", "test/ok", "test/ko", "ground_truth/ko");
  }

  @Override
  public boolean recognises(Path root) {
    Tree tree = new Tree(root);
    return tree.hasFolder("train/ok") || tree.hasFolder("test/ko");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    Tree tree = builder.tree();
    Path masks = tree.at("ground_truth/ko");
    builder.good(Part.TRAIN, tree.at("train/ok"));
    builder.good(Part.TEST, tree.at("test/ok"));
    builder.defective(tree.at("test/ko"), "ko", image -> Tree.mask(masks, image));
    return builder.build();
  }
}
