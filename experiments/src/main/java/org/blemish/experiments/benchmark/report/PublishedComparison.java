// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.experiments.benchmark.BenchmarkCategory;
import org.blemish.experiments.benchmark.BenchmarkResults;

/**
 * Published metrics that can be compared with those of a benchmark: of the same data sets and
 * modalities.
 *
 * @param results of all jobs
 * @param published all published metrics
 */
record PublishedComparison(BenchmarkResults results, PublishedMetrics published) {
  /**
   * A column of published values of one metric.
   *
   * @param dataset that they were measured on
   * @param entry method, metric and values
   */
  record PublishedColumn(
      PublishedMetrics.PublishedDataset dataset, PublishedMetrics.PublishedMetric entry) {
    String name() {
      return entry.method() + " " + entry.modality();
    }
  }

  /** The columns of one metric. */
  List<PublishedColumn> columns(String metric) {
    return datasets().stream()
        .flatMap(set -> set.metrics().stream().map(entry -> new PublishedColumn(set, entry)))
        .filter(column -> column.entry().metric().equals(metric))
        .filter(
            column ->
                results.setups().stream()
                    .anyMatch(v -> v.modality().toString().equals(column.entry().modality())))
        .toList();
  }

  /** The metrics with tables that were published for the data sets of the benchmark. */
  List<TableMetric> metrics() {
    return TableMetric.withTables(
        datasets().stream()
            .flatMap(set -> set.metrics().stream())
            .map(PublishedMetrics.PublishedMetric::metric)
            .collect(Collectors.toSet()));
  }

  /** The columns of all metrics. */
  List<PublishedColumn> columns() {
    return metrics().stream().flatMap(metric -> columns(metric.key().name()).stream()).toList();
  }

  /** Number of a column in the table of sources, from 1. */
  int sourceNumber(PublishedColumn column) {
    return columns().indexOf(column) + 1;
  }

  /** The published value of one category in per cent; empty if there is none. */
  Optional<Double> of(PublishedColumn column, String category) {
    return column.dataset().layouts().contains(results.layout(category))
        ? column.entry().of(BenchmarkCategory.folder(category))
        : Optional.empty();
  }

  /**
   * The published mean that is comparable with a mean over these categories: the published one if
   * they are all categories of the data set, equally often; else the mean of the published values
   * of these categories, or, in parentheses, the published mean over other categories. Empty if a
   * category is of another data set.
   */
  String mean(PublishedColumn column, List<String> common) {
    if (!common.stream().allMatch(c -> column.dataset().layouts().contains(results.layout(c)))) {
      return "";
    }
    int all = column.dataset().categories().size();
    if (coversEvenly(column.dataset(), common)) {
      return NumberFormats.of("%.1f", column.entry().mean());
    }
    List<Double> known = common.stream().map(c -> of(column, c)).flatMap(Optional::stream).toList();
    return known.isEmpty() || known.size() < common.size()
        ? "(%s over all %d)".formatted(NumberFormats.of("%.1f", column.entry().mean()), all)
        : NumberFormats.of("%.1f", known.stream().mapToDouble(v -> v).average().orElseThrow());
  }

  /** Whether each category of the data set is there, and all the same number of times. */
  private static boolean coversEvenly(
      PublishedMetrics.PublishedDataset dataset, List<String> categories) {
    Set<Long> counts =
        dataset.categories().stream()
            .map(
                published ->
                    categories.stream()
                        .map(BenchmarkCategory::folder)
                        .filter(folder -> PublishedMetrics.isSame(published, folder))
                        .count())
            .collect(Collectors.toSet());
    return counts.size() == 1 && !counts.contains(0L);
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
}
