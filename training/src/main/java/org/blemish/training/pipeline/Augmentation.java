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
 * Good images that are learnt from a second time, disturbed: one image under the first disturbance,
 * the next under the second, and so on in turn. What was disturbed is good, and so it belongs to
 * what good parts look like. Held-out samples and scoring know nothing of it; the quality gate
 * accepts such pictures as far as the model bears them.
 *
 * @param corruptions none for no variants
 */
record Augmentation(List<Corruption> corruptions) {
  /** Many good images vary by themselves; no more of them than this are disturbed. */
  static final int MAX_IMAGES = 200;

  Augmentation {
    corruptions = List.copyOf(corruptions);
  }

  /**
   * Those of the named disturbances that can be: none without images, none that would move images
   * where scans or ignored areas stay where they are.
   *
   * @param names as {@code blemish robustness} shows them
   * @param ignoring whether areas of the images are ignored
   * @throws BlemishException where there is no such disturbance
   */
  static Augmentation named(List<String> names, Modality modality, boolean ignoring) {
    Map<String, Corruption> known = new LinkedHashMap<>();
    Corruption.common().forEach(disturbance -> known.put(disturbance.name(), disturbance));
    boolean staying = modality.usesScan() || ignoring;
    List<Corruption> disturbances = new ArrayList<>();
    for (String name : names) {
      Corruption disturbance = known.get(name);
      if (disturbance == null) {
        throw new BlemishException(
            "augmentation: '%s' given, expected some of %s"
                .formatted(name, String.join(", ", known.keySet())));
      }
      if (modality.usesImage() && !(staying && disturbance.isGeometric())) {
        disturbances.add(disturbance);
      }
    }
    return new Augmentation(disturbances);
  }

  /**
   * Which samples have a variant, evenly over all of them.
   *
   * @param samples number of samples
   * @return ascending, none where there are no disturbances
   */
  List<Integer> sources(int samples) {
    int count = corruptions.isEmpty() ? 0 : Math.min(samples, MAX_IMAGES);
    return IntStream.range(0, count).mapToObj(i -> (int) ((long) i * samples / count)).toList();
  }

  /** One more sample for each of the {@link #sources}, of the same files. */
  List<Sample> augmented(List<Sample> fit) {
    List<Sample> variants = new ArrayList<>();
    for (int source : sources(fit.size())) {
      variants.add(augmentedSample(fit.get(source), corruptionAt(variants.size())));
    }
    return variants;
  }

  private Corruption corruptionAt(int variant) {
    return corruptions.get(variant % corruptions.size());
  }

  private static Sample augmentedSample(Sample sample, Corruption disturbance) {
    return new Sample(
        "%s, %s".formatted(sample.id(), disturbance.name()),
        sample.image(),
        sample.scan(),
        sample.label(),
        sample.defectType(),
        sample.masks(),
        sample.group());
  }

  /**
   * Reads samples and disturbs those that are variants.
   *
   * @param fit samples that the variants are {@link #augmented}
   * @param plain reads a sample's files
   */
  Function<Sample, Input> reader(List<Sample> fit, Function<Sample, Input> plain) {
    List<Sample> variants = augmented(fit);
    Map<String, Integer> places =
        IntStream.range(0, variants.size())
            .boxed()
            .collect(Collectors.toMap(i -> variants.get(i).id(), i -> i));
    return sample -> {
      Input input = plain.apply(sample);
      Integer place = places.get(sample.id());
      return place == null ? input : corrupted(input, corruptionAt(place), place);
    };
  }

  private static Input corrupted(Input input, Corruption disturbance, long seed) {
    return new Input(
        input.image().map(image -> disturbance.apply(image, seed)), input.scan(), Optional.empty());
  }
}
