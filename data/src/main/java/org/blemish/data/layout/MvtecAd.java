// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;
import org.blemish.data.internal.ImageScanPairing;

/**
 * MVTec AD as distributed ({@code readme.txt} of the data set; Bergmann et al., CVPR 2019): {@code
 * train/good}, {@code test/good}, {@code test/<type>}, {@code ground_truth/<type>/<stem>_mask.png},
 * masks in 8 bits with 255 on defects. Folders of the same structure are read too if they have no
 * masks, masks named {@code <stem>.png}, scans next to images ({@link ImageScanPairing}), or
 * another name for good images ({@link Label#ofType}).
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
    return Stream.of("train", "test")
        .flatMap(subset -> FileTree.folders(tree.resolve(subset)).stream())
        .filter(folder -> Label.ofType(DataFileNames.name(folder)) == Label.GOOD)
        .flatMap(folder -> FileTree.files(folder).stream())
        .anyMatch(DataFileNames::isImageOrScan);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    FileTree tree = builder.tree();
    for (Path type : FileTree.folders(tree.resolve("train"))) {
      builder.paired(Subset.TRAIN, type, image -> List.of());
    }
    for (Path type : FileTree.folders(tree.resolve("validation"))) {
      builder.paired(Subset.VALIDATION, type, image -> List.of());
    }
    for (Path type : FileTree.folders(tree.resolve("test"))) {
      ImageLookup masks =
          ImageLookup.of(tree.resolve("ground_truth").resolve(DataFileNames.name(type)));
      builder.paired(Subset.TEST, type, masks::mask);
    }
    return builder.build();
  }
}
