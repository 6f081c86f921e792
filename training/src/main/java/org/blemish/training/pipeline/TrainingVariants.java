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
import org.blemish.core.data.Sample;
import org.blemish.core.disturbance.Disturbance;
import org.blemish.core.input.Input;
import org.blemish.core.input.Modality;

/**
 * Good images that are learnt from a second time, disturbed: the first under the first disturbance,
 * the second under the second, and so on in turn. What was disturbed is good, and so it belongs to
 * what good parts look like. Held-out samples, scoring and quality gate know nothing of it.
 *
 * @param disturbances none for no variants
 */
record TrainingVariants(List<Disturbance> disturbances) {
  TrainingVariants {
    disturbances = List.copyOf(disturbances);
  }

  /**
   * @param names as {@code blemish robustness} shows them
   * @throws BlemishException where there is no such disturbance, or it would move images without
   *     their scans
   */
  static TrainingVariants named(List<String> names, Modality modality) {
    Map<String, Disturbance> known = new LinkedHashMap<>();
    for (Disturbance disturbance : Disturbance.common()) {
      if (modality.usesImage() && !(modality.usesScan() && disturbance.moves())) {
        known.put(disturbance.name(), disturbance);
      }
    }
    List<Disturbance> disturbances = new ArrayList<>();
    for (String name : names) {
      Disturbance disturbance = known.get(name);
      if (disturbance == null) {
        throw new BlemishException(
            "variants: '%s' given, modality %s knows %s"
                .formatted(name, modality, String.join(", ", known.keySet())));
      }
      disturbances.add(disturbance);
    }
    return new TrainingVariants(disturbances);
  }

  /** One more sample for each of these, of the same files; none where there are no disturbances. */
  List<Sample> of(List<Sample> fit) {
    List<Sample> variants = new ArrayList<>();
    for (int i = 0; i < fit.size() && !disturbances.isEmpty(); i++) {
      variants.add(variant(fit.get(i), at(i)));
    }
    return variants;
  }

  private Disturbance at(int sample) {
    return disturbances.get(sample % disturbances.size());
  }

  private static Sample variant(Sample sample, Disturbance disturbance) {
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
   * @param fit samples that the variants are {@link #of}
   * @param plain reads a sample's files
   */
  Function<Sample, Input> reader(List<Sample> fit, Function<Sample, Input> plain) {
    List<Sample> variants = of(fit);
    Map<String, Integer> places =
        IntStream.range(0, variants.size())
            .boxed()
            .collect(Collectors.toMap(i -> variants.get(i).id(), i -> i));
    return sample -> {
      Input input = plain.apply(sample);
      Integer place = places.get(sample.id());
      return place == null ? input : disturbed(input, at(place), place);
    };
  }

  private static Input disturbed(Input input, Disturbance disturbance, long seed) {
    return new Input(
        input.image().map(image -> disturbance.apply(image, seed)), input.scan(), Optional.empty());
  }
}
