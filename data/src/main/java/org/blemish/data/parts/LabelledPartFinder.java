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
    Optional<Dataset> dataset = dataset(data);
    if (dataset.isEmpty()) {
      return new PartFinder(modality).find(List.of(data.toString()));
    }
    List<Sample> samples =
        dataset.get().validation().isEmpty() ? dataset.get().train() : dataset.get().validation();
    return requireSome(data, "good", samples);
  }

  /**
   * Defective parts: those among a data set's test images.
   *
   * @throws BlemishException if there are no such parts
   */
  public FoundParts defective(Path data) {
    Optional<Dataset> dataset = dataset(data);
    if (dataset.isEmpty()) {
      return new PartFinder(modality).find(List.of(data.toString()));
    }
    return requireSome(
        data,
        "defective",
        dataset.get().test().stream().filter(sample -> sample.label() == Label.DEFECTIVE).toList());
  }

  private static FoundParts requireSome(Path data, String what, List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new BlemishException("%s: no %s images found there".formatted(data, what));
    }
    return FoundParts.of(
        samples.stream().map(sample -> new PartFiles(sample.image(), sample.scan())).toList());
  }

  /**
   * Empty for a folder of images without labels: then all have the label that the caller asks for.
   */
  private static Optional<Dataset> dataset(Path data) {
    return DatasetLayouts.all().stream()
        .filter(layout -> layout.recognises(data))
        .findFirst()
        .filter(layout -> layout.hasLabels(data))
        .map(layout -> layout.read(data));
  }
}
