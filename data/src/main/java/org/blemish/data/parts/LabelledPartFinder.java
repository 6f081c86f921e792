// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.layout.Category;
import org.blemish.data.layout.DatasetLayouts;

/**
 * Finds parts that are all good, or all defective. From a data set it takes the parts with that
 * label; from any other folder, glob or file it takes all.
 *
 * @param modality which files a part needs
 */
public record LabelledPartFinder(Modality modality) {
  /**
   * Good parts to calibrate on: a data set's validation images, or its training images if it has no
   * validation images; never its test images.
   *
   * @throws BlemishException if there are no such parts
   */
  public FoundParts good(Path data) {
    Optional<Category> category = category(data);
    if (category.isEmpty()) {
      return new PartFinder(modality).find(List.of(data.toString()));
    }
    Dataset dataset = category.get().read();
    return requireSome(
        category.get(),
        dataset,
        "good",
        dataset.validation().isEmpty() ? dataset.train() : dataset.validation());
  }

  /**
   * Defective parts: those among a data set's test images.
   *
   * @throws BlemishException if there are no such parts
   */
  public FoundParts defective(Path data) {
    Optional<Category> category = category(data);
    if (category.isEmpty()) {
      return new PartFinder(modality).find(List.of(data.toString()));
    }
    Dataset dataset = category.get().read();
    return requireSome(
        category.get(),
        dataset,
        "defective",
        dataset.test().stream().filter(sample -> sample.label() == Label.DEFECTIVE).toList());
  }

  private static FoundParts requireSome(
      Category category, Dataset dataset, String what, List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new BlemishException("%s: no %s images found there".formatted(category.root(), what));
    }
    return new FoundParts(
        samples.stream().map(sample -> new PartFiles(sample.image(), sample.scan())).toList(),
        category.skipped(dataset));
  }

  /**
   * Empty for a folder of images without labels: then all have the label that the caller asks for.
   */
  private static Optional<Category> category(Path data) {
    return DatasetLayouts.find(data)
        .filter(layout -> layout.hasLabels(data))
        .map(layout -> new Category(data, layout));
  }
}
