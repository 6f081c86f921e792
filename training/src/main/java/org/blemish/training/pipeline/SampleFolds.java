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

/** Folds of a run: groups of the data set, copies and near-copies are never divided. */
final class SampleFolds {
  private SampleFolds() {}

  /**
   * The folds of the samples to fit.
   *
   * @param sizes of the folds
   * @param seed of the division
   * @return empty if all samples are one group
   */
  static Optional<Folds> of(
      TrainingInputs inputs,
      Dataset dataset,
      DatasetSplitter splitter,
      FoldSizes sizes,
      long seed) {
    int[] groups = joined(inputs, splitter.groups(dataset, inputs.fit()));
    if (Arrays.stream(groups).distinct().count() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        sizes.divide(groups, seed).withCopies(inputs.augmentation().sources(inputs.fit().size())));
  }

  /** Groups by name, joined where copies of an image are in several of them. */
  private static int[] joined(TrainingInputs inputs, Map<String, List<Sample>> named) {
    List<Sample> fit = inputs.fit();
    Map<String, Integer> numbers = new HashMap<>();
    int next = 0;
    for (List<Sample> members : named.values()) {
      for (Sample sample : members) {
        numbers.put(sample.id(), next);
      }
      next++;
    }
    List<Integer> groups = new ArrayList<>();
    for (Sample sample : fit) {
      groups.add(numbers.getOrDefault(sample.id(), next++));
    }
    int[] copies = inputs.good().duplicateGroups();
    for (int i = 0; i < copies.length; i++) {
      int to = groups.get(copies[i]);
      int from = groups.get(i);
      if (to != from) {
        groups.replaceAll(group -> group == from ? to : group);
      }
    }
    return groups.stream().mapToInt(Integer::intValue).toArray();
  }
}
