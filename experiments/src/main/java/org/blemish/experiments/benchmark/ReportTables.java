// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.evaluation.page.ReportTable.TableCell;

/**
 * Results as tables: one for each figure with the published ones beside it, costs, cells, failures.
 *
 * @param output folder that links are relative to
 * @param results of all cells
 * @param publishedComparison published figures
 */
record ReportTables(
    Path output, BenchmarkResults results, PublishedComparison publishedComparison) {
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
    List<MethodSetup> variants = results.setups();
    List<PublishedComparison.PublishedColumn> columns = publishedComparison.columns(metric);
    List<String> header = new ArrayList<>(List.of("category"));
    variants.forEach(variant -> header.add(variant.toString()));
    columns.forEach(
        column ->
            header.add(
                "published: %s [%d]"
                    .formatted(column.name(), publishedComparison.sourceNumber(column))));
    List<List<TableCell>> rows = new ArrayList<>();
    for (String category : results.categories()) {
      List<TableCell> row = new ArrayList<>(List.of(TableCell.of(category)));
      variants.forEach(
          v -> row.add(TableCell.of(NumberFormats.text(results.metric(category, v, metric)))));
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
    List<String> common = results.commonCategories(variants, metric);
    List<TableCell> mean = new ArrayList<>();
    boolean whole = common.size() == results.categories().size();
    mean.add(TableCell.of(whole ? "mean" : "mean of " + common.size() + " that all columns have"));
    for (MethodSetup variant : variants) {
      Optional<Estimate> over =
          common.isEmpty() ? Optional.empty() : results.mean(common, variant, metric);
      mean.add(TableCell.of(NumberFormats.text(over)));
    }
    columns.forEach(column -> mean.add(TableCell.of(publishedComparison.mean(column, common))));
    rows.add(mean);
    return new ReportTable(
        table.key().label(),
        "Per cent; mean over seeds and its 95 % interval (t), where there are several seeds.",
        header,
        rows);
  }

  /** Where published figures stand. */
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
                "Published figures",
                "As their sources give them; settings and hardware differ from the runs here.",
                List.of("method", "metric", "mean", "source"),
                rows,
                ReportTable.CellContent.TEXT));
  }

  private ReportTable costs() {
    List<List<TableCell>> rows = new ArrayList<>();
    for (MethodSetup variant : results.setups()) {
      List<Cost> costs =
          results.of(variant).stream().map(JobResult::cost).flatMap(Optional::stream).toList();
      if (!costs.isEmpty()) {
        rows.add(
            List.of(
                TableCell.of(variant.toString()),
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
        "Means over cells. Training is all stages together, whoever computed shared features; one image is the median from decoded input to verdict; memory is the most that a process of any cell held, Java's heap, native memory and mapped features together. Cells that run beside each other slow each other down.",
        List.of(
            "method", "training, s", "evaluation, s", "one image, ms", "peak memory", "model file"),
        rows);
  }

  private ReportTable jobs() {
    List<MetricKey> columns = TableMetric.columns(results.metricKeys());
    List<String> header = new ArrayList<>(List.of("cell"));
    columns.forEach(key -> header.add(key.shortLabel()));
    header.add("training, s");
    List<List<TableCell>> rows = new ArrayList<>();
    for (JobResult result : results.finished()) {
      Path report = result.job().folder(output).resolve("evaluation").resolve("report.html");
      List<TableCell> row = new ArrayList<>();
      row.add(
          new TableCell(
              result.job().toString(),
              Optional.of(output.relativize(report).toString().replace('\\', '/'))));
      columns.forEach(key -> row.add(metric(result, key.name())));
      row.add(
          TableCell.of(
              result.cost().map(cost -> NumberFormats.of("%.0f", cost.trainSeconds())).orElse("")));
      rows.add(row);
    }
    return new ReportTable(
        "Cells",
        "Each links to its own report: images with maps, curves, worst mistakes.",
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
        List.of("cell", "error"),
        rows,
        ReportTable.CellContent.TEXT);
  }

  private static TableCell metric(JobResult result, String key) {
    return TableCell.of(
        Optional.ofNullable(result.metrics().get(key)).map(NumberFormats::percent).orElse(""));
  }
}
