// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.layout.DatasetBuilder.Subset;

/**
 * Folders without any convention but names. Either a folder of good images, all for training; or
 * {@code good/} ({@code ok/}, {@code normal/}) beside folders named after kinds of defects, each
 * searched at any depth. With such folders about one good image in five is kept for testing ({@link
 * HeldOut}); who has several shots of one part writes a manifest, which can keep them together.
 * Masks may lie in {@code ground_truth/<type>/<stem>_mask.png} or {@code
 * ground_truth/<type>/<stem>.png}, scans beside their images ({@link ImageScanPairing}).
 */
final class PlainFolderLayout implements DatasetLayout {
  private static final Set<String> GOOD = Set.of("good", "ok", "normal");
  private static final String MASKS = "ground_truth";

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
    boolean loose = FileTree.files(root).stream().anyMatch(ImageScanPairing::isMember);
    List<Path> filled =
        FileTree.folders(root).stream()
            .filter(
                folder -> FileTree.filesBelow(folder).stream().anyMatch(ImageScanPairing::isMember))
            .toList();
    return loose ? filled.isEmpty() : filled.stream().anyMatch(PlainFolderLayout::isGood);
  }

  @Override
  public boolean recognisesSubfolder(Path root) {
    return recognises(root) && FileTree.folders(root).stream().anyMatch(PlainFolderLayout::isGood);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    for (ImageScanPairing.ImageScanPair pair : ImageScanPairing.match(FileTree.files(root))) {
      builder.add(Subset.TRAIN, sample(builder, pair, "good", List.of()));
    }
    List<Path> labels =
        FileTree.folders(root).stream()
            .filter(folder -> !FileTree.name(folder).equals(MASKS))
            .toList();
    boolean hasDefects = !labels.stream().allMatch(PlainFolderLayout::isGood);
    for (Path label : labels) {
      for (ImageScanPairing.ImageScanPair pair :
          ImageScanPairing.match(FileTree.filesBelow(label))) {
        if (isGood(label)) {
          boolean test = hasDefects && DefaultTestSplit.contains(builder.tree().id(pair.file()));
          builder.add(test ? Subset.TEST : Subset.TRAIN, sample(builder, pair, "good", List.of()));
        } else {
          String type = FileTree.name(label);
          Path masks = root.resolve(MASKS).resolve(type);
          builder.add(Subset.TEST, sample(builder, pair, type, FileTree.mask(masks, pair.file())));
        }
      }
    }
    return builder.build();
  }

  private static boolean isGood(Path folder) {
    return GOOD.contains(FileTree.name(folder).toLowerCase(Locale.ROOT));
  }

  private static Sample sample(
      DatasetBuilder builder, ImageScanPairing.ImageScanPair pair, String type, List<Path> masks) {
    return new Sample(
        builder.tree().id(pair.file()),
        pair.image(),
        pair.scan(),
        type.equals("good") ? Label.GOOD : Label.DEFECTIVE,
        type,
        masks,
        Optional.empty());
  }
}
