// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Files;
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
 * Parts that are all good, or all defective: those of a data set that are so, or everything in a
 * folder that is no data set.
 *
 * @param modality which files a part needs
 */
public record LabelledPartFinder(Modality modality) {
  /**
   * Good parts to calibrate on: a data set's validation images, its training images where it has no
   * others; never its test images.
   *
   * @throws BlemishException where there are none
   */
  public List<PartFiles> good(Path data) {
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
   * @throws BlemishException where there are none
   */
  public List<PartFiles> defective(Path data) {
    Optional<Dataset> dataset = dataset(data);
    if (dataset.isEmpty()) {
      return new PartFinder(modality).find(List.of(data.toString()));
    }
    return requireSome(
        data,
        "defective",
        dataset.get().test().stream().filter(sample -> sample.label() == Label.DEFECTIVE).toList());
  }

  private static List<PartFiles> requireSome(Path data, String what, List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new BlemishException("%s: no %s images found there".formatted(data, what));
    }
    return samples.stream().map(sample -> new PartFiles(sample.image(), sample.scan())).toList();
  }

  /** A folder of nothing but good images is searched as it is. */
  private static Optional<Dataset> dataset(Path data) {
    return DatasetLayouts.all().stream()
        .filter(layout -> layout.recognises(data))
        .findFirst()
        .map(layout -> layout.read(data))
        .filter(
            set -> Files.isRegularFile(data) || set.validation().size() + set.test().size() > 0);
  }
}
