// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.data.Dataset;
import org.blemish.data.DatasetSplitter;
import org.blemish.data.Folds;
import org.blemish.data.Sample;
import org.blemish.training.calibration.FoldSizes;

/**
 * Which samples show the same part: those of a group of the data set, and of the samples to fit
 * also copies and near-copies. A group is never divided, and counts as one part.
 *
 * @param fit number of the group of each sample to fit
 * @param calibrate number of the group of each held-out sample
 * @param fitNames name of the part that each sample to fit shows, for parts of several samples
 * @param calibrateNames the same for the held-out samples
 */
record SampleGroups(
    int[] fit,
    int[] calibrate,
    List<Optional<String>> fitNames,
    List<Optional<String>> calibrateNames) {
  static SampleGroups of(TrainingInputs inputs, Dataset dataset, DatasetSplitter splitter) {
    Map<String, List<Sample>> fit = splitter.groups(dataset, inputs.fit());
    Map<String, List<Sample>> calibrate = splitter.groups(dataset, inputs.calibrate());
    return new SampleGroups(
        joined(numbers(inputs.fit(), fit), inputs.good().duplicateGroups()),
        numbers(inputs.calibrate(), calibrate),
        names(inputs.fit(), fit),
        names(inputs.calibrate(), calibrate));
  }

  /**
   * Folds of the samples to fit.
   *
   * @param copies for each augmented copy the index of its source
   * @param seed of the division
   * @return empty if all samples are one group
   */
  Optional<Folds> folds(FoldSizes sizes, List<Integer> copies, long seed) {
    return Arrays.stream(fit).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(sizes.divide(fit, seed).withCopies(copies));
  }

  /** For each sample to fit 1 divided by the number of samples of its group. */
  double[] fitWeights() {
    return weights(fit);
  }

  /** The same for the held-out samples. */
  double[] calibrateWeights() {
    return weights(calibrate);
  }

  private static double[] weights(int[] groups) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int group : groups) {
      sizes.merge(group, 1, Integer::sum);
    }
    return Arrays.stream(groups).mapToDouble(group -> 1.0 / sizes.getOrDefault(group, 1)).toArray();
  }

  private static List<Optional<String>> names(
      List<Sample> samples, Map<String, List<Sample>> groups) {
    Map<String, String> names = new HashMap<>();
    groups.forEach(
        (name, members) -> {
          if (members.size() > 1) {
            members.forEach(sample -> names.put(sample.id(), name));
          }
        });
    return samples.stream().map(sample -> Optional.ofNullable(names.get(sample.id()))).toList();
  }

  private static int[] numbers(List<Sample> samples, Map<String, List<Sample>> named) {
    Map<String, Integer> numbers = new HashMap<>();
    int next = 0;
    for (List<Sample> members : named.values()) {
      for (Sample sample : members) {
        numbers.put(sample.id(), next);
      }
      next++;
    }
    List<Integer> groups = new ArrayList<>();
    for (Sample sample : samples) {
      groups.add(numbers.getOrDefault(sample.id(), next++));
    }
    return groups.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Joins groups that have copies of an image.
   *
   * @param copies for each sample the first one that it is a copy of, or itself
   */
  private static int[] joined(int[] groups, int[] copies) {
    int[] joined = groups.clone();
    for (int i = 0; i < copies.length; i++) {
      int to = joined[copies[i]];
      int from = joined[i];
      if (to != from) {
        Arrays.setAll(joined, j -> joined[j] == from ? to : joined[j]);
      }
    }
    return joined;
  }
}
