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
 * @param figure that is compared
 * @param rows one for each variant and category that both have, then each variant's mean
 * @param missing what the earlier one finished and the later one did not
 */
public record Comparison(String figure, List<Row> rows, List<String> missing) {
  /**
   * One line.
   *
   * @param variant column of the tables
   * @param category empty for the mean over the categories that both have
   * @param before as a fraction
   * @param after as a fraction
   */
  public record Row(Variant variant, Optional<String> category, Estimate before, Estimate after) {
    /** In points of per cent; below 0 is worse. */
    public double points() {
      return 100 * (after.mean() - before.mean());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-28s %-20s %14s -> %14s  %+5.1f",
          variant,
          category.orElse("mean"),
          Numbers.text(before),
          Numbers.text(after),
          points());
    }
  }

  public Comparison {
    rows = List.copyOf(rows);
    missing = List.copyOf(missing);
  }

  /**
   * Compares.
   *
   * @throws BlemishException where they have no category and variant in common
   */
  public static Comparison of(BenchmarkResults before, BenchmarkResults after, String figure) {
    List<Row> rows = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Variant variant : before.variants()) {
      List<String> both = new ArrayList<>();
      for (String category : before.categories()) {
        Optional<Estimate> first = before.figure(category, variant, figure);
        Optional<Estimate> second = after.figure(category, variant, figure);
        if (first.isPresent() && second.isPresent()) {
          both.add(category);
          rows.add(new Row(variant, Optional.of(category), first.get(), second.get()));
        } else if (first.isPresent()) {
          missing.add(category + ", " + variant);
        }
      }
      Optional<Estimate> first = before.mean(both, variant, figure);
      Optional<Estimate> second = after.mean(both, variant, figure);
      if (first.isPresent() && second.isPresent()) {
        rows.add(new Row(variant, Optional.empty(), first.get(), second.get()));
      }
    }
    if (rows.isEmpty()) {
      throw new BlemishException(
          "nothing to compare: the two benchmarks have no category, method, preset and modality with %s in common"
              .formatted(figure));
    }
    return new Comparison(figure, rows, missing);
  }

  /** The means that fell by more than so many points of per cent. */
  public List<Row> worseThan(double points) {
    return rows.stream().filter(row -> row.category().isEmpty() && row.points() < -points).toList();
  }
}
