// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.evaluation.page.ReportTable.TableCell;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.Estimate;
import org.blemish.experiments.benchmark.job.Cost;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;

/**
 * Tables of a benchmark: one for each metric with published values, then costs, jobs and failures.
 *
 * @param output folder that links are relative to
 * @param results of all jobs
 * @param publishedComparison published metrics
 */
record ReportTables(
    Path output, BenchmarkResults results, PublishedComparison publishedComparison) {
  /** First column of the tables of metrics. */
  static final String CATEGORY = "category";

  List<ReportTable> all() {
    List<ReportTable> tables = new ArrayList<>(metricTables());
    sources().ifPresent(tables::add);
    if (!results.finished().isEmpty()) {
      tables.add(costs());
      tables.add(jobs());
    }
    if (!results.failed().isEmpty()) {
      tables.add(failures());
    }
    return tables;
  }

  private List<ReportTable> metricTables() {
    return TableMetric.withTables(results.metricKeys()).stream().map(this::metric).toList();
  }

  private ReportTable metric(TableMetric table) {
    String metric = table.key().name();
    List<MethodSetup> setups = results.setups();
    List<PublishedComparison.PublishedColumn> columns = publishedComparison.columns(metric);
    List<String> header = new ArrayList<>(List.of(CATEGORY));
    setups.forEach(setup -> header.add(setup.toString()));
    columns.forEach(
        column ->
            header.add(
                "published: %s [%d]"
                    .formatted(column.name(), publishedComparison.sourceNumber(column))));
    List<List<TableCell>> rows = new ArrayList<>();
    for (String category : results.categories()) {
      List<TableCell> row = new ArrayList<>(List.of(TableCell.of(category)));
      setups.forEach(
          setup ->
              row.add(TableCell.of(NumberFormats.text(results.metric(category, setup, metric)))));
      columns.forEach(
          column ->
              row.add(
                  TableCell.of(
                      publishedComparison
                          .of(column, category)
                          .map(value -> NumberFormats.of("%.1f", value))
                          .orElse(""))));
      rows.add(row);
    }
    List<String> common = results.commonCategories(setups, metric);
    List<TableCell> mean = new ArrayList<>();
    boolean complete = common.size() == results.categories().size();
    mean.add(
        TableCell.of(complete ? "mean" : "mean of " + common.size() + " that all columns have"));
    for (MethodSetup setup : setups) {
      Optional<Estimate> estimate =
          common.isEmpty() ? Optional.empty() : results.mean(common, setup, metric);
      mean.add(TableCell.of(NumberFormats.text(estimate)));
    }
    columns.forEach(column -> mean.add(TableCell.of(publishedComparison.mean(column, common))));
    rows.add(mean);
    return new ReportTable(
        table.key().label(),
        "Per cent; for several seeds their mean and its 95 % interval (t).",
        header,
        rows);
  }

  /** Sources of the published values; empty if there are none. */
  Optional<ReportTable> sources() {
    List<List<TableCell>> rows = new ArrayList<>();
    for (TableMetric metric : publishedComparison.metrics()) {
      for (PublishedComparison.PublishedColumn column :
          publishedComparison.columns(metric.key().name())) {
        rows.add(
            List.of(
                TableCell.of(
                    "[%d] %s, %s"
                        .formatted(
                            publishedComparison.sourceNumber(column),
                            column.name(),
                            column.dataset().name())),
                TableCell.of(metric.key().label()),
                TableCell.of(String.valueOf(column.entry().mean())),
                TableCell.of(column.entry().source())));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportTable(
                "Published values",
                "As in their sources; settings and hardware differ from those of this benchmark.",
                List.of("method", "metric", "mean", "source"),
                rows,
                ReportTable.CellContent.TEXT));
  }

  private ReportTable costs() {
    List<List<TableCell>> rows = new ArrayList<>();
    for (MethodSetup setup : results.setups()) {
      List<Cost> costs =
          results.of(setup).stream().map(JobResult::cost).flatMap(Optional::stream).toList();
      if (!costs.isEmpty()) {
        rows.add(
            List.of(
                TableCell.of(setup.toString()),
                TableCell.of(
                    NumberFormats.of("%.0f", NumberFormats.mean(costs, Cost::trainSeconds))),
                TableCell.of(
                    NumberFormats.of("%.0f", NumberFormats.mean(costs, Cost::evaluateSeconds))),
                TableCell.of(
                    NumberFormats.of("%.0f", NumberFormats.mean(costs, Cost::latencyMilliseconds))),
                TableCell.of(NumberFormats.memory(costs)),
                TableCell.of(NumberFormats.fileSize(costs))));
      }
    }
    return new ReportTable(
        "Cost",
        "Means over jobs. Training is the time of all stages, including features that another job computed. One image is the median time from decoded input to verdict. Memory is the largest of any process: Java heap, native memory and mapped features together. Jobs that run at the same time slow each other down.",
        List.of(
            "method", "training, s", "evaluation, s", "one image, ms", "peak memory", "model file"),
        rows);
  }

  private ReportTable jobs() {
    List<MetricKey> columns = TableMetric.columns(results.metricKeys());
    List<String> header = new ArrayList<>(List.of("job"));
    columns.forEach(key -> header.add(key.shortLabel()));
    header.add("training, s");
    List<List<TableCell>> rows = new ArrayList<>();
    for (JobResult result : results.finished()) {
      Path report = result.job().evaluation(output).resolve("report.html");
      List<TableCell> row = new ArrayList<>();
      row.add(
          new TableCell(
              result.job().toString(),
              Optional.of(output.relativize(report).toString().replace('\\', '/'))));
      columns.forEach(key -> row.add(value(result, key.name())));
      row.add(
          TableCell.of(
              result.cost().map(cost -> NumberFormats.of("%.0f", cost.trainSeconds())).orElse("")));
      rows.add(row);
    }
    return new ReportTable(
        "Jobs",
        "Each has a link to its report with images, anomaly maps, curves and worst mistakes.",
        header,
        rows);
  }

  private ReportTable failures() {
    List<List<TableCell>> rows = new ArrayList<>();
    for (JobResult result : results.failed()) {
      rows.add(
          List.of(TableCell.of(result.job().toString()), TableCell.of(result.error().orElse(""))));
    }
    return new ReportTable(
        "Failed",
        "Skipped when the benchmark is run again, unless --retry-failed is given.",
        List.of("job", "error"),
        rows,
        ReportTable.CellContent.TEXT);
  }

  private static TableCell value(JobResult result, String key) {
    return TableCell.of(
        Optional.ofNullable(result.metrics().get(key)).map(NumberFormats::percent).orElse(""));
  }
}
