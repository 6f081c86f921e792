// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.input.Modality;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Corruption;

/**
 * Corrupted copies of good images that the method learns from too: the first image under the first
 * corruption, the second under the second, and so on in turn. Held-out samples and scoring are not
 * augmented; the quality gate is widened to accept such images where the model tolerates them.
 *
 * @param corruptions may be empty: then nothing is added
 */
record Augmentation(List<Corruption> corruptions) {
  /** Greatest number of corrupted images: larger sets of good images vary enough without them. */
  static final int MAX_IMAGES = 200;

  Augmentation {
    corruptions = List.copyOf(corruptions);
  }

  /**
   * The corruptions of these names that can be used: none without images, and no geometric ones if
   * there are scans or ignored areas, which would not move with the image.
   *
   * @param names as {@code blemish robustness} prints them
   * @param ignoring whether areas of the images are ignored
   * @throws BlemishException if there is no corruption of a name
   */
  static Augmentation named(List<String> names, Modality modality, boolean ignoring) {
    Map<String, Corruption> known = new LinkedHashMap<>();
    Corruption.common().forEach(corruption -> known.put(corruption.name(), corruption));
    boolean fixedPositions = modality.usesScan() || ignoring;
    List<Corruption> corruptions = new ArrayList<>();
    for (String name : names) {
      Corruption corruption = known.get(name);
      if (corruption == null) {
        throw new BlemishException(
            "augmentation: '%s' given, expected names from %s"
                .formatted(name, String.join(", ", known.keySet())));
      }
      if (modality.usesImage() && !(fixedPositions && corruption.isGeometric())) {
        corruptions.add(corruption);
      }
    }
    return new Augmentation(corruptions);
  }

  /**
   * Indices of the samples that are augmented, evenly spaced.
   *
   * @param samples number of samples
   * @return ascending; empty if there are no corruptions
   */
  List<Integer> sources(int samples) {
    int count = corruptions.isEmpty() ? 0 : Math.min(samples, MAX_IMAGES);
    return IntStream.range(0, count).mapToObj(i -> (int) ((long) i * samples / count)).toList();
  }

  /** The augmented samples, one for each of the {@link #sources}, with the same files. */
  List<Sample> augmented(List<Sample> fit) {
    List<Sample> augmented = new ArrayList<>();
    for (int source : sources(fit.size())) {
      augmented.add(augmentedSample(fit.get(source), corruptionAt(augmented.size())));
    }
    return augmented;
  }

  private Corruption corruptionAt(int index) {
    return corruptions.get(index % corruptions.size());
  }

  private static Sample augmentedSample(Sample sample, Corruption corruption) {
    return new Sample(
        "%s, %s".formatted(sample.id(), corruption.name()),
        sample.image(),
        sample.scan(),
        sample.label(),
        sample.defectType(),
        sample.masks(),
        sample.group());
  }

  /**
   * Reads samples and corrupts those that are {@link #augmented}.
   *
   * @param fit samples that were augmented
   * @param plain reads a sample's files
   */
  Function<Sample, Input> reader(List<Sample> fit, Function<Sample, Input> plain) {
    List<Sample> augmented = augmented(fit);
    Map<String, Integer> indices =
        IntStream.range(0, augmented.size())
            .boxed()
            .collect(Collectors.toMap(i -> augmented.get(i).id(), i -> i));
    return sample -> {
      Input input = plain.apply(sample);
      Integer index = indices.get(sample.id());
      return index == null ? input : corrupted(input, corruptionAt(index), index);
    };
  }

  private static Input corrupted(Input input, Corruption corruption, long seed) {
    return new Input(
        input.image().map(image -> corruption.apply(image, seed)), input.scan(), Optional.empty());
  }
}
