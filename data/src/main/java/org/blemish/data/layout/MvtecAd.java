// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetBuilder.Part;

/**
 * MVTec AD as distributed ({@code readme.txt} of the data set; Bergmann et al., CVPR 2019): {@code
 * train/good}, {@code test/good}, {@code test/<type>}, {@code ground_truth/<type>/<stem>_mask.png},
 * masks 8-bit with 255 on defects. A tree of the same form without masks, or with {@code
 * <stem>.png} as mask, is read too, and scans beside the images ({@link Pairs}).
 */
final class MvtecAd implements DatasetLayout {
  @Override
  public String name() {
    return "mvtec-ad";
  }

  @Override
  public String structure() {
    return "train/good/*.png, test/good/*.png, test/<type>/*.png, ground_truth/<type>/<stem>_mask.png";
  }

  @Override
  public List<String> landmarks() {
    return List.of("train/good", "test/good", "ground_truth");
  }

  @Override
  public boolean recognises(Path root) {
    Tree tree = new Tree(root);
    return Tree.files(tree.at("train/good")).stream().anyMatch(Pairs::isMember)
        || Tree.files(tree.at("test/good")).stream().anyMatch(Pairs::isMember);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    Tree tree = builder.tree();
    for (Path type : Tree.folders(tree.at("train"))) {
      builder.paired(Part.TRAIN, type, image -> List.of());
    }
    builder.paired(Part.VALIDATION, tree.at("validation/good"), image -> List.of());
    for (Path type : Tree.folders(tree.at("test"))) {
      Path masks = tree.at("ground_truth").resolve(Tree.name(type));
      builder.paired(Part.TEST, type, image -> Tree.mask(masks, image));
    }
    return builder.build();
  }
}
