// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Published figures that belong beside a benchmark's own: of each data set whose categories it has,
 * and of what it looked at.
 *
 * @param results of all cells
 * @param published all that is known
 */
record PublishedComparison(BenchmarkResults results, PublishedMetrics published) {
  /**
   * One published figure of a method.
   *
   * @param dataset that it was measured on
   */
  record PublishedColumn(
      PublishedMetrics.PublishedDataset dataset, PublishedMetrics.PublishedMetric entry) {
    String name() {
      return entry.method() + " " + entry.modality();
    }
  }

  /** Those of one figure. */
  List<PublishedColumn> columns(String figure) {
    return datasets().stream()
        .flatMap(set -> set.metrics().stream().map(entry -> new PublishedColumn(set, entry)))
        .filter(column -> column.entry().metric().equals(figure))
        .filter(
            column ->
                results.setups().stream()
                    .anyMatch(v -> v.modality().toString().equals(column.entry().modality())))
        .toList();
  }

  /** What was published of these data sets, as far as it has tables. */
  List<TableMetric> metrics() {
    return TableMetric.withTables(
        datasets().stream()
            .flatMap(set -> set.metrics().stream())
            .map(PublishedMetrics.PublishedMetric::metric)
            .collect(Collectors.toSet()));
  }

  /** Those of all figures. */
  List<PublishedColumn> columns() {
    return metrics().stream().flatMap(figure -> columns(figure.key().name()).stream()).toList();
  }

  /** Its number in the table of sources, from 1. */
  int sourceNumber(PublishedColumn column) {
    return columns().indexOf(column) + 1;
  }

  /** The value of one category, in per cent. */
  Optional<Double> of(PublishedColumn column, String category) {
    return column.dataset().layouts().contains(results.layout(category))
        ? column.entry().of(BenchmarkCategory.folder(category))
        : Optional.empty();
  }

  /** A published mean is comparable over all of its categories alone; else those it gives. */
  String mean(PublishedColumn column, List<String> common) {
    if (!common.stream().allMatch(c -> column.dataset().layouts().contains(results.layout(c)))) {
      return "";
    }
    int all = column.dataset().categories().size();
    if (common.size() == all) {
      return number(column.entry().mean());
    }
    List<Double> known = common.stream().map(c -> of(column, c)).flatMap(Optional::stream).toList();
    return known.isEmpty() || known.size() < common.size()
        ? "(%s over all %d)".formatted(number(column.entry().mean()), all)
        : number(known.stream().mapToDouble(v -> v).average().orElseThrow());
  }

  private List<PublishedMetrics.PublishedDataset> datasets() {
    return results.categories().stream()
        .map(results::layout)
        .distinct()
        .map(layout -> published.dataset(layout, folders(layout)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private List<String> folders(String layout) {
    return results.categories().stream()
        .filter(category -> results.layout(category).equals(layout))
        .map(BenchmarkCategory::folder)
        .toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
