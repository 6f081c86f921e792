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
 * @param variants columns
 * @param seeds each cell's repetitions
 * @param settings the same for all cells
 * @param figures which figures an evaluation is asked for, as options of {@code evaluate}
 */
public record BenchmarkPlan(
    List<BenchmarkCategory> categories,
    List<Variant> variants,
    List<Long> seeds,
    CellSettings settings,
    List<String> figures) {
  public BenchmarkPlan {
    figures = List.copyOf(figures);
    categories = List.copyOf(categories);
    variants = variants.stream().distinct().toList();
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
    if (categories.isEmpty() || variants.isEmpty() || seeds.isEmpty()) {
      throw new BlemishException(
          "a benchmark needs at least one category, method, preset, modality and seed");
    }
    for (Variant variant : variants) {
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
  List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (long seed : seeds) {
      for (BenchmarkCategory category : categories) {
        for (Variant variant : variants) {
          if (category.modalities().contains(variant.modality())) {
            Cell cell = new Cell(category.name(), variant, seed);
            jobs.add(new Job(cell, category.category()));
          }
        }
      }
    }
    return jobs;
  }

  /** A cell and where its data lie. */
  record Job(Cell cell, Category category) {}

  /**
   * Settings of every training.
   *
   * @param config YAML file over the preset
   * @param backbone name or folder
   * @param set single settings {@code key=value}
   */
  public record CellSettings(Optional<String> config, Optional<String> backbone, List<String> set) {
    public CellSettings {
      set = List.copyOf(set);
    }
  }
}
