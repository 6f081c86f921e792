// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.Subset;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;

/**
 * MVTec AD 2 as distributed (Heckler-Kram et al., 2025; anomalib's reader agrees): {@code
 * train/good}, {@code validation/good}, {@code test_public/good}, {@code test_public/bad} with
 * {@code test_public/ground_truth/bad/<stem>_mask.png}. The images of {@code test_private} and
 * {@code test_private_mixed} have no labels and are not read; {@code predict --maps} writes their
 * maps.
 */
final class MvtecAd2 implements DatasetLayout {
  @Override
  public String name() {
    return "mvtec-ad-2";
  }

  @Override
  public String structure() {
    return "train/good/*.png, validation/good/*.png, test_public/{good,bad}/*.png, test_public/ground_truth/bad/<stem>_mask.png";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("train/good", "validation/good", "test_public");
  }

  @Override
  public boolean recognises(Path root) {
    FileTree tree = new FileTree(root);
    return tree.hasFolder("test_public/good") || tree.hasFolder("test_public/bad");
  }

  @Override
  public boolean excludes(String id) {
    return id.startsWith("test_private");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    FileTree tree = builder.tree();
    ImageLookup masks = ImageLookup.of(tree.resolve("test_public/ground_truth/bad"));
    builder.good(Subset.TRAIN, tree.resolve("train/good"));
    builder.good(Subset.VALIDATION, tree.resolve("validation/good"));
    builder.good(Subset.TEST, tree.resolve("test_public/good"));
    builder.defective(tree.resolve("test_public/bad"), "bad", masks::mask);
    return builder.build();
  }
}
