// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.data.layout.Category;

/**
 * Which cells there are.
 *
 * @param categories rows
 * @param setups columns
 * @param seeds each cell's repetitions
 * @param settings the same for all cells
 * @param evaluationOptions which figures an evaluation is asked for, as options of {@code evaluate}
 */
public record BenchmarkPlan(
    List<BenchmarkCategory> categories,
    List<MethodSetup> setups,
    List<Long> seeds,
    JobSettings settings,
    List<String> evaluationOptions) {
  public BenchmarkPlan {
    evaluationOptions = List.copyOf(evaluationOptions);
    categories = List.copyOf(categories);
    setups = setups.stream().distinct().toList();
    seeds = seeds.stream().distinct().toList();
    String twice =
        categories.stream()
            .collect(Collectors.groupingBy(BenchmarkCategory::name, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(entry -> entry.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    if (!twice.isEmpty()) {
      throw new BlemishException(
          "categories of the same name (%s): give their data sets names, --data NAME=DIR"
              .formatted(twice));
    }
    if (categories.isEmpty() || setups.isEmpty() || seeds.isEmpty()) {
      throw new BlemishException(
          "a benchmark needs at least one category, method, preset, modality and seed");
    }
    for (MethodSetup variant : setups) {
      if (categories.stream().noneMatch(c -> c.modalities().contains(variant.modality()))) {
        throw new BlemishException(
            "no category has all that modality %s needs: choose another --modality"
                .formatted(variant.modality()));
      }
    }
  }

  /**
   * All cells whose category has what the variant looks at, seeds outermost: the first whole table
   * is there as early as possible.
   */
  List<PlannedJob> jobs() {
    List<PlannedJob> jobs = new ArrayList<>();
    for (long seed : seeds) {
      for (BenchmarkCategory category : categories) {
        for (MethodSetup variant : setups) {
          if (category.modalities().contains(variant.modality())) {
            BenchmarkJob cell = new BenchmarkJob(category.name(), variant, seed);
            jobs.add(new PlannedJob(cell, category.category()));
          }
        }
      }
    }
    return jobs;
  }

  /** A cell and where its data lie. */
  record PlannedJob(BenchmarkJob job, Category category) {}

  /**
   * Settings of every training.
   *
   * @param config YAML file over the preset
   * @param backbone name or folder
   * @param set single settings {@code key=value}
   */
  public record JobSettings(Optional<String> config, Optional<String> backbone, List<String> set) {
    public JobSettings {
      set = List.copyOf(set);
    }
  }
}
