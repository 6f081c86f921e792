// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.evaluation.page.ReportTable.Entry;

/**
 * Results as tables: one for each figure with the published ones beside it, costs, cells, failures.
 *
 * @param output folder that links are relative to
 * @param results of all cells
 * @param beside published figures
 */
record ReportTables(Path output, BenchmarkResults results, Beside beside) {
  List<ReportTable> all() {
    List<ReportTable> tables = new ArrayList<>(figures());
    sources().ifPresent(tables::add);
    if (!results.finished().isEmpty()) {
      tables.add(costs());
      tables.add(cells());
    }
    if (!results.failed().isEmpty()) {
      tables.add(failures());
    }
    return tables;
  }

  private List<ReportTable> figures() {
    return TableFigure.among(results.figures()).stream().map(this::figure).toList();
  }

  private ReportTable figure(TableFigure table) {
    String figure = table.key();
    List<Variant> variants = results.variants();
    List<Beside.Column> columns = beside.columns(figure);
    List<String> header = new ArrayList<>(List.of("category"));
    variants.forEach(variant -> header.add(variant.toString()));
    columns.forEach(
        column -> header.add("published: %s [%d]".formatted(column.name(), beside.mark(column))));
    List<List<Entry>> rows = new ArrayList<>();
    for (String category : results.categories()) {
      List<Entry> row = new ArrayList<>(List.of(Entry.of(category)));
      variants.forEach(v -> row.add(Entry.of(Numbers.text(results.figure(category, v, figure)))));
      columns.forEach(
          column ->
              row.add(
                  Entry.of(
                      beside
                          .of(column, category)
                          .map(value -> Numbers.of("%.1f", value))
                          .orElse(""))));
      rows.add(row);
    }
    List<String> common = results.common(variants, figure);
    List<Entry> mean = new ArrayList<>();
    boolean whole = common.size() == results.categories().size();
    mean.add(Entry.of(whole ? "mean" : "mean of " + common.size() + " that all columns have"));
    for (Variant variant : variants) {
      Optional<Estimate> over =
          common.isEmpty() ? Optional.empty() : results.mean(common, variant, figure);
      mean.add(Entry.of(Numbers.text(over)));
    }
    columns.forEach(column -> mean.add(Entry.of(beside.mean(column, common))));
    rows.add(mean);
    return new ReportTable(
        table.title(),
        "Per cent; mean over seeds and its 95 % interval (t), where there are several seeds.",
        header,
        rows);
  }

  /** Where published figures stand. */
  Optional<ReportTable> sources() {
    List<List<Entry>> rows = new ArrayList<>();
    for (TableFigure figure : beside.figures()) {
      for (Beside.Column column : beside.columns(figure.key())) {
        rows.add(
            List.of(
                Entry.of(
                    "[%d] %s, %s"
                        .formatted(beside.mark(column), column.name(), column.set().name())),
                Entry.of(figure.title()),
                Entry.of(String.valueOf(column.entry().mean())),
                Entry.of(column.entry().source())));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportTable(
                "Published figures",
                "As their sources give them; settings and hardware differ from the runs here.",
                List.of("method", "figure", "mean", "source"),
                rows));
  }

  private ReportTable costs() {
    List<List<Entry>> rows = new ArrayList<>();
    for (Variant variant : results.variants()) {
      List<Cost> costs =
          results.of(variant).stream().map(CellResult::cost).flatMap(Optional::stream).toList();
      if (!costs.isEmpty()) {
        rows.add(
            List.of(
                Entry.of(variant.toString()),
                Entry.of(Numbers.of("%.0f", Numbers.mean(costs, Cost::trainSeconds))),
                Entry.of(Numbers.of("%.0f", Numbers.mean(costs, Cost::evaluateSeconds))),
                Entry.of(Numbers.of("%.0f", Numbers.mean(costs, Cost::latencyMilliseconds))),
                Entry.of(Numbers.memory(costs)),
                Entry.of(Numbers.fileSize(costs))));
      }
    }
    return new ReportTable(
        "Cost",
        "Means over cells. Training is all stages together, whoever computed shared features; one image is the median from decoded input to verdict; memory is the most that a process of any cell held, Java's heap, native memory and mapped features together. Cells that run beside each other slow each other down.",
        List.of(
            "method", "training, s", "evaluation, s", "one image, ms", "peak memory", "model file"),
        rows);
  }

  private ReportTable cells() {
    List<TableFigure> figures = TableFigure.columns(results.figures());
    List<String> header = new ArrayList<>(List.of("cell"));
    figures.forEach(figure -> figure.column().ifPresent(header::add));
    header.add("training, s");
    List<List<Entry>> rows = new ArrayList<>();
    for (CellResult result : results.finished()) {
      Path report = result.cell().folder(output).resolve("evaluation").resolve("report.html");
      List<Entry> row = new ArrayList<>();
      row.add(
          new Entry(
              result.cell().toString(),
              Optional.of(output.relativize(report).toString().replace('\\', '/'))));
      figures.forEach(figure -> row.add(figure(result, figure.key())));
      row.add(
          Entry.of(result.cost().map(cost -> Numbers.of("%.0f", cost.trainSeconds())).orElse("")));
      rows.add(row);
    }
    return new ReportTable(
        "Cells",
        "Each links to its own report: images with maps, curves, worst mistakes.",
        header,
        rows);
  }

  private ReportTable failures() {
    List<List<Entry>> rows = new ArrayList<>();
    for (CellResult result : results.failed()) {
      rows.add(List.of(Entry.of(result.cell().toString()), Entry.of(result.error().orElse(""))));
    }
    return new ReportTable(
        "Failed",
        "Skipped when the benchmark is run again, unless --retry-failed is given.",
        List.of("cell", "error"),
        rows);
  }

  private static Entry figure(CellResult result, String figure) {
    return Entry.of(
        Optional.ofNullable(result.figures().get(figure)).map(Numbers::percent).orElse(""));
  }
}
