// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.experiments.benchmark.job.BenchmarkJob;
import org.blemish.experiments.benchmark.job.JobSettings;
import org.blemish.experiments.benchmark.job.MethodSetup;
import org.blemish.experiments.benchmark.job.MetricLimits;
import org.blemish.experiments.benchmark.job.PlannedJob;

/**
 * The jobs of a benchmark: every category with every method setup and every seed.
 *
 * @param categories rows of the tables
 * @param setups columns of the tables
 * @param seeds repetitions of each row and column
 * @param settings that all jobs share
 * @param metrics limits of every evaluation
 */
public record BenchmarkPlan(
    List<BenchmarkCategory> categories,
    List<MethodSetup> setups,
    List<Long> seeds,
    JobSettings settings,
    MetricLimits metrics) {
  public BenchmarkPlan {
    categories = List.copyOf(categories);
    setups = setups.stream().distinct().toList();
    seeds = seeds.stream().distinct().toList();
    String duplicates =
        categories.stream()
            .collect(Collectors.groupingBy(BenchmarkCategory::name, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(entry -> entry.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    if (!duplicates.isEmpty()) {
      throw new BlemishException(
          "several categories have the same name (%s): give each data set a name by --data NAME=DIR"
              .formatted(duplicates));
    }
    if (categories.isEmpty() || setups.isEmpty() || seeds.isEmpty()) {
      throw new BlemishException(
          "a benchmark needs at least one category, method, preset, modality and seed");
    }
    for (MethodSetup setup : setups) {
      if (categories.stream().noneMatch(c -> c.modalities().contains(setup.modality()))) {
        throw new BlemishException(
            "no category has the files that modality %s needs: choose another --modality"
                .formatted(setup.modality()));
      }
    }
  }

  /**
   * Checks methods, presets and settings before anything is run.
   *
   * @throws BlemishException if one of them is unknown
   */
  public void requireValidSettings() {
    setups.forEach(settings::requireValid);
  }

  /**
   * All jobs whose category has the files that the modality needs. Seeds change last, so that the
   * first seed gives a complete table as early as possible.
   */
  List<PlannedJob> jobs() {
    List<PlannedJob> jobs = new ArrayList<>();
    for (long seed : seeds) {
      for (BenchmarkCategory category : categories) {
        for (MethodSetup setup : setups) {
          if (category.modalities().contains(setup.modality())) {
            BenchmarkJob job = new BenchmarkJob(category.name(), setup, seed);
            jobs.add(new PlannedJob(job, category.category()));
          }
        }
      }
    }
    return jobs;
  }
}
