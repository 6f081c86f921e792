// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageScanPairing;
import org.blemish.data.internal.MaskNames;

/**
 * Folders without a published structure. Either a folder of good images, which are all for
 * training; or {@code good/} ({@code ok/}, {@code normal/}) next to folders named after kinds of
 * defects, each searched at any depth. In the second form about one good image in five is for
 * testing ({@link DefaultTestSplit}); to keep several images of one part together, write a manifest
 * ({@link ManifestLayout}). Masks are in folders of masks, such as {@code
 * ground_truth/<type>/<stem>_mask.png} ({@link MaskFolders}). Scans are found by {@link
 * ImageScanPairing}.
 */
final class PlainFolderLayout implements DatasetLayout {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  public String structure() {
    return "a folder of good images, or good/* and one folder for each kind of defect";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("good");
  }

  @Override
  public boolean recognises(Path root) {
    boolean loose = FileTree.files(root).stream().anyMatch(DataFileNames::isImageOrScan);
    List<Path> filled =
        types(root).stream()
            .filter(folder -> !FileTree.imagesAndScansBelow(folder).isEmpty())
            .toList();
    return loose ? filled.isEmpty() : filled.stream().anyMatch(PlainFolderLayout::isGood);
  }

  @Override
  public boolean recognisesSubfolder(Path root) {
    return recognises(root) && hasLabels(root);
  }

  @Override
  public boolean hasLabels(Path root) {
    return types(root).stream().anyMatch(PlainFolderLayout::isGood);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    builder.looseGood(Subset.TRAIN, root);
    List<Path> types = types(root);
    boolean hasDefects = !types.stream().allMatch(PlainFolderLayout::isGood);
    MaskFolders masks = MaskFolders.in(root);
    FileTree tree = builder.tree();
    Set<String> test =
        hasDefects
            ? DefaultTestSplit.of(
                types.stream()
                    .filter(PlainFolderLayout::isGood)
                    .flatMap(folder -> DatasetBuilder.parts(folder).stream())
                    .map(tree::id)
                    .toList())
            : Set.of();
    for (Path folder : types) {
      builder.tree(
          folder,
          image -> isGood(folder) && !test.contains(tree.id(image)) ? Subset.TRAIN : Subset.TEST,
          masks);
    }
    builder.requireParts();
    return builder.build();
  }

  private static List<Path> types(Path root) {
    return FileTree.folders(root).stream()
        .filter(folder -> !MaskNames.isMaskFolder(folder))
        .toList();
  }

  private static boolean isGood(Path folder) {
    return Label.ofType(DataFileNames.name(folder)) == Label.GOOD;
  }
}
