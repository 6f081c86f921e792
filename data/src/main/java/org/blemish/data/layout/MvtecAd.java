// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetBuilder.Subset;

/**
 * MVTec AD as distributed ({@code readme.txt} of the data set; Bergmann et al., CVPR 2019): {@code
 * train/good}, {@code test/good}, {@code test/<type>}, {@code ground_truth/<type>/<stem>_mask.png},
 * masks 8-bit with 255 on defects. A tree of the same form without masks, or with {@code
 * <stem>.png} as mask, is read too, and scans beside the images ({@link ImageScanPairing}).
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
  public List<String> characteristicPaths() {
    return List.of("train/good", "test/good", "ground_truth");
  }

  @Override
  public boolean recognises(Path root) {
    FileTree tree = new FileTree(root);
    return FileTree.files(tree.resolve("train/good")).stream().anyMatch(ImageScanPairing::isMember)
        || FileTree.files(tree.resolve("test/good")).stream().anyMatch(ImageScanPairing::isMember);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    FileTree tree = builder.tree();
    for (Path type : FileTree.folders(tree.resolve("train"))) {
      builder.paired(Subset.TRAIN, type, image -> List.of());
    }
    builder.paired(Subset.VALIDATION, tree.resolve("validation/good"), image -> List.of());
    for (Path type : FileTree.folders(tree.resolve("test"))) {
      Path masks = tree.resolve("ground_truth").resolve(FileTree.name(type));
      builder.paired(Subset.TEST, type, image -> FileTree.mask(masks, image));
    }
    return builder.build();
  }
}
