// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.blemish.data.Dataset;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;

/**
 * BTAD, the beanTech data set, as distributed (Mishra et al., ISIE 2021; anomalib's reader): {@code
 * train/ok}, {@code test/{ok,ko}}, {@code ground_truth/ko/<stem>}, images and masks are BMP or PNG
 * files.
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
  public List<String> characteristicPaths() {
    return List.of("train/ok", "test/ok", "test/ko", "ground_truth/ko");
  }

  @Override
  public boolean recognises(Path root) {
    FileTree tree = new FileTree(root);
    List<Path> types =
        Stream.of("train", "test")
            .flatMap(subset -> FileTree.folders(tree.resolve(subset)).stream())
            .toList();
    // Other kinds of defects would not be read.
    return tree.hasFolder("test/ko")
        && types.stream().map(DataFileNames::name).allMatch(Set.of("ok", "ko")::contains);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    FileTree tree = builder.tree();
    ImageLookup masks = ImageLookup.of(tree.resolve("ground_truth/ko"));
    builder.good(Subset.TRAIN, tree.resolve("train/ok"));
    builder.good(Subset.TEST, tree.resolve("test/ok"));
    builder.defective(tree.resolve("test/ko"), "ko", masks::mask);
    return builder.build();
  }
}
