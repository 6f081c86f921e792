// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.blemish.data.Dataset;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;

/**
 * VisA as {@code prepare_data.py} of amazon-science/spot-diff rewrites it ({@code
 * visa_pytorch/1cls/<object>} and the two-class variants): {@code train/good}, {@code
 * test/{good,bad}}, {@code ground_truth/bad/<stem>.png} or {@code
 * ground_truth/test/bad/<stem>.png}, masks of 0 and 255. Defective training images of the two-class
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
  public List<String> characteristicPaths() {
    return List.of("train/good", "test/good", "test/bad", "ground_truth/bad");
  }

  @Override
  public boolean recognises(Path root) {
    List<Path> masks = FileTree.images(masks(root));
    FileTree tree = new FileTree(root);
    // Other kinds of defects would not be read.
    return tree.hasFolder("test/bad")
        && FileTree.folders(tree.resolve("test")).stream()
            .map(DataFileNames::name)
            .allMatch(Set.of("good", "bad")::contains)
        && !masks.isEmpty()
        && masks.stream().noneMatch(mask -> DataFileNames.stem(mask).endsWith("_mask"));
  }

  @Override
  public boolean excludes(String id) {
    return id.startsWith("train/bad/") || id.startsWith("ground_truth/train/");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    FileTree tree = builder.tree();
    ImageLookup masks = ImageLookup.of(masks(root));
    builder.good(Subset.TRAIN, tree.resolve("train/good"));
    builder.good(Subset.TEST, tree.resolve("test/good"));
    builder.defective(tree.resolve("test/bad"), "bad", masks::mask);
    return builder.build();
  }

  private static Path masks(Path root) {
    FileTree tree = new FileTree(root);
    return tree.resolve(
        tree.hasFolder("ground_truth/test/bad") ? "ground_truth/test/bad" : "ground_truth/bad");
  }
}
