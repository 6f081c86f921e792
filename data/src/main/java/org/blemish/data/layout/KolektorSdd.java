// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;

/**
 * KolektorSDD as distributed (Tabernik et al., J. Intelligent Manufacturing 2020): {@code
 * kosNN/PartN.jpg} with {@code kosNN/PartN_label.bmp}; a label without a white pixel means good.
 *
 * <p>The data set has folds for supervised learning only, and every item has a defect. Here about
 * one item in five is for testing with all its images ({@link DefaultTestSplit}). Of the other
 * items the good images are for training, grouped by item, and the defective ones for testing.
 */
final class KolektorSdd implements DatasetLayout {
  private static final Pattern ITEM = Pattern.compile("kos\\d+");
  private static final String LABEL = "_label";

  @Override
  public String name() {
    return "kolektor-sdd";
  }

  @Override
  public String structure() {
    return "kosNN/PartN.jpg with kosNN/PartN_label.bmp";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("kos01", "kos01/Part0.jpg", "kos01/Part0_label.bmp");
  }

  @Override
  public boolean recognises(Path root) {
    return FileTree.folders(root).stream()
        .anyMatch(folder -> isItem(folder) && ImageLookup.of(folder).find("Part0").isPresent());
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    for (Path item : FileTree.folders(root).stream().filter(KolektorSdd::isItem).toList()) {
      String name = DataFileNames.name(item);
      boolean test = DefaultTestSplit.contains(name);
      ImageLookup files = ImageLookup.of(item);
      for (Path image : FileTree.images(item)) {
        if (DataFileNames.stem(image).endsWith(LABEL)) {
          continue;
        }
        Sample sample = builder.labelledByMask(image, files, LABEL, Optional.of(name));
        boolean good = sample.label() == Label.GOOD;
        builder.add(test || !good ? Subset.TEST : Subset.TRAIN, sample);
      }
    }
    return builder.build();
  }

  private static boolean isItem(Path folder) {
    return ITEM.matcher(DataFileNames.name(folder)).matches();
  }
}
