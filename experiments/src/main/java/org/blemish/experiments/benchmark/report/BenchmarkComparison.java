// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.Estimate;
import org.blemish.experiments.benchmark.job.MethodSetup;

/**
 * Comparison of a later benchmark with an earlier one.
 *
 * @param metric that is compared, a key of {@code metrics.json}
 * @param rows for each method setup one row for each category that both benchmarks have, then one
 *     for their mean
 * @param missing category and method setup of jobs that only the earlier benchmark finished
 */
public record BenchmarkComparison(String metric, List<ComparisonRow> rows, List<String> missing) {
  /**
   * One row.
   *
   * @param setup method setup
   * @param category empty for the mean over the categories that both benchmarks have
   * @param before value in the earlier benchmark, a fraction
   * @param after value in the later benchmark, a fraction
   */
  public record ComparisonRow(
      MethodSetup setup, Optional<String> category, Estimate before, Estimate after) {
    /** Change in percentage points; below 0 is worse. */
    public double points() {
      return 100 * (after.mean() - before.mean());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-28s %-20s %14s -> %14s  %+5.1f",
          setup,
          category.orElse("mean"),
          NumberFormats.text(before),
          NumberFormats.text(after),
          points());
    }
  }

  public BenchmarkComparison {
    rows = List.copyOf(rows);
    missing = List.copyOf(missing);
  }

  /**
   * Compares two benchmarks.
   *
   * @param metric key of {@code metrics.json}
   * @throws BlemishException if they have no category and method setup in common
   */
  public static BenchmarkComparison of(
      BenchmarkResults before, BenchmarkResults after, String metric) {
    List<ComparisonRow> rows = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (MethodSetup setup : before.setups()) {
      List<String> both = new ArrayList<>();
      for (String category : before.categories()) {
        Optional<Estimate> first = before.metric(category, setup, metric);
        Optional<Estimate> second = after.metric(category, setup, metric);
        if (first.isPresent() && second.isPresent()) {
          both.add(category);
          rows.add(new ComparisonRow(setup, Optional.of(category), first.get(), second.get()));
        } else if (first.isPresent()) {
          missing.add(category + ", " + setup);
        }
      }
      Optional<Estimate> first = before.mean(both, setup, metric);
      Optional<Estimate> second = after.mean(both, setup, metric);
      if (first.isPresent() && second.isPresent()) {
        rows.add(new ComparisonRow(setup, Optional.empty(), first.get(), second.get()));
      }
    }
    if (rows.isEmpty()) {
      throw new BlemishException(
          "nothing to compare: the two benchmarks have no category, method, preset and modality with %s in common"
              .formatted(metric));
    }
    return new BenchmarkComparison(metric, rows, missing);
  }

  /** Rows of means that fell by more than this number of percentage points. */
  public List<ComparisonRow> worseThan(double points) {
    return rows.stream().filter(row -> row.category().isEmpty() && row.points() < -points).toList();
  }
}
