// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;
import org.blemish.data.internal.ImageScanPair;
import org.blemish.data.internal.ImageScanPairing;
import org.blemish.data.internal.MaskNames;

/**
 * Folders without a published structure. Either a folder of good images, which are all for
 * training; or {@code good/} ({@code ok/}, {@code normal/}) next to folders named after kinds of
 * defects, each searched at any depth. In the second form about one good image in five is for
 * testing ({@link DefaultTestSplit}); to keep several images of one part together, write a manifest
 * ({@link ManifestLayout}). Masks are {@code ground_truth/<type>/<stem>_mask.png} or {@code
 * ground_truth/<type>/<stem>.png}; the folder may also be called {@code masks}, {@code mask} or
 * {@code gt}. Scans are found by {@link ImageScanPairing}.
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
        FileTree.folders(root).stream()
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
    return FileTree.folders(root).stream().anyMatch(PlainFolderLayout::isGood);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    for (ImageScanPair pair : ImageScanPairing.of(FileTree.files(root)).pairs()) {
      builder.add(Subset.TRAIN, pair, Label.GOOD_TYPE, List.of());
    }
    List<Path> types =
        FileTree.folders(root).stream().filter(folder -> !MaskNames.isMaskFolder(folder)).toList();
    boolean hasDefects = !types.stream().allMatch(PlainFolderLayout::isGood);
    for (Path folder : types) {
      String type = DataFileNames.name(folder);
      List<ImageLookup> masks = masks(root, type);
      for (ImageScanPair pair : ImageScanPairing.of(FileTree.imagesAndScansBelow(folder)).pairs()) {
        if (isGood(folder)) {
          boolean test = hasDefects && DefaultTestSplit.contains(builder.tree().id(pair.file()));
          builder.add(test ? Subset.TEST : Subset.TRAIN, pair, type, List.of());
        } else {
          builder.add(Subset.TEST, pair, type, mask(masks, pair.file()));
        }
      }
    }
    return builder.build();
  }

  private static boolean isGood(Path folder) {
    return Label.ofType(DataFileNames.name(folder)) == Label.GOOD;
  }

  private static List<ImageLookup> masks(Path root, String type) {
    return FileTree.folders(root).stream()
        .filter(MaskNames::isMaskFolder)
        .map(folder -> ImageLookup.of(folder.resolve(type)))
        .toList();
  }

  private static List<Path> mask(List<ImageLookup> masks, Path image) {
    return masks.stream()
        .map(lookup -> lookup.mask(image))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
