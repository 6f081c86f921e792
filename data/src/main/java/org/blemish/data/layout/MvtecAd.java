// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.MaskNames;

/**
 * MVTec AD as distributed ({@code readme.txt} of the data set; Bergmann et al., CVPR 2019): {@code
 * train/good}, {@code test/good}, {@code test/<type>}, {@code ground_truth/<type>/<stem>_mask.png},
 * masks in 8 bits with 255 on defects. Folders of the same structure are read too if they have
 * images in further folders, no folder {@code train/good} but images in {@code train}, another name
 * for good images ({@link Label#ofType}), no masks, masks in a folder of another name or in the
 * folder of the images ({@link MaskFolders}), or scans next to images. Case does not matter in the
 * names of folders.
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
    List<Path> tests = types(test(root));
    if (new Mvtec3d().recognises(root)) {
      return false; // images and scans are in further folders, which have other rules
    }
    return Stream.concat(types(train(root)).stream(), tests.stream())
            .filter(folder -> Label.ofType(DataFileNames.name(folder)) == Label.GOOD)
            .anyMatch(MvtecAd::isFilled)
        || (train(root).filter(folder -> !FileTree.images(folder).isEmpty()).isPresent()
            && tests.stream().anyMatch(MvtecAd::isFilled));
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    train(root).ifPresent(folder -> good(builder, Subset.TRAIN, folder));
    new FileTree(root)
        .folder("validation", "valid", "val")
        .ifPresent(folder -> good(builder, Subset.VALIDATION, folder));
    MaskFolders masks =
        test(root)
            .map(folder -> MaskFolders.in(root, folder))
            .orElseGet(() -> MaskFolders.in(root));
    for (Path type : types(test(root))) {
      builder.tree(type, image -> Subset.TEST, masks);
    }
    builder.requireParts();
    return builder.build();
  }

  /** Adds a folder of good images: those in its folders, else its own. */
  private static void good(DatasetBuilder builder, Subset subset, Path folder) {
    List<Path> types = types(Optional.of(folder)).stream().filter(MvtecAd::isFilled).toList();
    types.forEach(type -> builder.tree(type, image -> subset, new MaskFolders(List.of())));
    if (types.isEmpty()) {
      builder.looseGood(subset, folder);
    }
  }

  private static Optional<Path> train(Path root) {
    return new FileTree(root).folder("train", "training");
  }

  private static Optional<Path> test(Path root) {
    return new FileTree(root).folder("test", "testing");
  }

  private static List<Path> types(Optional<Path> folder) {
    return folder.map(FileTree::folders).orElse(List.of()).stream()
        .filter(type -> !MaskNames.isMaskFolder(type))
        .toList();
  }

  private static boolean isFilled(Path folder) {
    return !FileTree.imagesAndScansBelow(folder).isEmpty();
  }
}
