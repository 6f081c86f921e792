// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.data.layout.Category;

/**
 * Which cells there are.
 *
 * @param categories rows
 * @param variants columns
 * @param seeds each cell's repetitions
 * @param settings the same for all cells
 */
public record BenchmarkPlan(
    List<Category> categories, List<Variant> variants, List<Long> seeds, CellSettings settings) {
  public BenchmarkPlan {
    categories = List.copyOf(categories);
    variants = variants.stream().distinct().toList();
    seeds = seeds.stream().distinct().toList();
    String twice =
        categories.stream()
            .collect(Collectors.groupingBy(Category::name, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(entry -> entry.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    if (!twice.isEmpty()) {
      throw new BlemishException(
          "categories of the same name (%s): give one data set's folder at a time"
              .formatted(twice));
    }
    if (categories.isEmpty() || variants.isEmpty() || seeds.isEmpty()) {
      throw new BlemishException(
          "a benchmark needs at least one category, method, preset, modality and seed");
    }
  }

  /** All cells, seeds outermost: the first whole table is there as early as possible. */
  List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (long seed : seeds) {
      for (Category category : categories) {
        for (Variant variant : variants) {
          jobs.add(new Job(new Cell(category.name(), variant, seed), category));
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
