// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * Two benchmarks beside each other: is the later one worse?
 *
 * @param metric that is compared
 * @param rows one for each variant and category that both have, then each variant's mean
 * @param missing what the earlier one finished and the later one did not
 */
public record BenchmarkComparison(String metric, List<ComparisonRow> rows, List<String> missing) {
  /**
   * One line.
   *
   * @param setup column of the tables
   * @param category empty for the mean over the categories that both have
   * @param before as a fraction
   * @param after as a fraction
   */
  public record ComparisonRow(
      MethodSetup setup, Optional<String> category, Estimate before, Estimate after) {
    /** In points of per cent; below 0 is worse. */
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
   * Compares.
   *
   * @throws BlemishException where they have no category and variant in common
   */
  public static BenchmarkComparison of(
      BenchmarkResults before, BenchmarkResults after, String figure) {
    List<ComparisonRow> rows = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (MethodSetup variant : before.setups()) {
      List<String> both = new ArrayList<>();
      for (String category : before.categories()) {
        Optional<Estimate> first = before.metric(category, variant, figure);
        Optional<Estimate> second = after.metric(category, variant, figure);
        if (first.isPresent() && second.isPresent()) {
          both.add(category);
          rows.add(new ComparisonRow(variant, Optional.of(category), first.get(), second.get()));
        } else if (first.isPresent()) {
          missing.add(category + ", " + variant);
        }
      }
      Optional<Estimate> first = before.mean(both, variant, figure);
      Optional<Estimate> second = after.mean(both, variant, figure);
      if (first.isPresent() && second.isPresent()) {
        rows.add(new ComparisonRow(variant, Optional.empty(), first.get(), second.get()));
      }
    }
    if (rows.isEmpty()) {
      throw new BlemishException(
          "nothing to compare: the two benchmarks have no category, method, preset and modality with %s in common"
              .formatted(figure));
    }
    return new BenchmarkComparison(figure, rows, missing);
  }

  /** The means that fell by more than so many points of per cent. */
  public List<ComparisonRow> worseThan(double points) {
    return rows.stream().filter(row -> row.category().isEmpty() && row.points() < -points).toList();
  }
}
