// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.blemish.training.benchmark.ReportTable.Entry;

/**
 * Results as tables: one for each figure with the published ones beside it, costs, cells, failures.
 *
 * @param output folder that links are relative to
 * @param results of all cells
 * @param published that are laid beside
 */
record ReportTables(Path output, BenchmarkResults results, Published published) {
  /** Figures that get a table of their own, with what people call them. */
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("image_auroc", "Image AUROC"),
          Map.entry("image_auroc_logical", "Image AUROC, logical defects"),
          Map.entry("image_auroc_structural", "Image AUROC, structural defects"),
          Map.entry("image_auroc_mean", "Image AUROC, mean of logical and structural"),
          Map.entry("image_f1_max", "Image F1, greatest"),
          Map.entry("au_pro_0.3", "AU-PRO to 30 % false positives"),
          Map.entry("au_spro_0.05", "AU-sPRO to 5 % false positives"),
          Map.entry("pixel_auroc", "Pixel AUROC, image's own size, exact masks"),
          Map.entry("pixel_auroc_192", "Pixel AUROC at 192x192, any touched pixel counts"));

  static final List<String> FIGURES =
      List.of(
          "image_auroc",
          "image_auroc_logical",
          "image_auroc_structural",
          "image_auroc_mean",
          "image_f1_max",
          "au_pro_0.3",
          "au_spro_0.05",
          "pixel_auroc",
          "pixel_auroc_192");

  List<ReportTable> all() {
    List<ReportTable> tables = new ArrayList<>();
    for (String figure : FIGURES) {
      if (results.finished().stream().anyMatch(cell -> cell.figures().containsKey(figure))) {
        tables.add(figure(figure));
      }
    }
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

  private ReportTable figure(String figure) {
    List<Variant> variants = results.variants();
    List<Published.Entry> beside = published(figure);
    List<String> header = new ArrayList<>(List.of("category"));
    variants.forEach(variant -> header.add(variant.toString()));
    beside.forEach(
        entry ->
            header.add(
                "published: %s %s [%d]".formatted(entry.method(), entry.modality(), mark(entry))));
    List<List<Entry>> rows = new ArrayList<>();
    for (String category : results.categories()) {
      List<Entry> row = new ArrayList<>(List.of(Entry.of(category)));
      variants.forEach(v -> row.add(percent(results.figure(category, v, figure))));
      beside.forEach(entry -> row.add(percent(entry.of(category))));
      rows.add(row);
    }
    List<String> common = results.common(variants, figure);
    List<Entry> mean = new ArrayList<>();
    boolean whole = common.size() == results.categories().size();
    mean.add(Entry.of(whole ? "mean" : "mean of " + common.size() + " that all columns have"));
    variants.forEach(
        v ->
            mean.add(
                percent(common.isEmpty() ? Optional.empty() : results.mean(common, v, figure))));
    beside.forEach(entry -> mean.add(ofSame(entry, common)));
    rows.add(mean);
    return new ReportTable(
        TITLES.getOrDefault(figure, figure),
        "Per cent; mean over seeds and its 95 % interval (t), where there are several seeds.",
        header,
        rows);
  }

  /** A published mean is comparable over all of its categories alone; else those it gives. */
  private Entry ofSame(Published.Entry entry, List<String> common) {
    int all = dataset().map(set -> set.categories().size()).orElse(0);
    if (common.size() == all) {
      return Entry.of(number(entry.mean()));
    }
    List<Double> known = common.stream().map(entry::of).flatMap(Optional::stream).toList();
    return known.isEmpty() || known.size() < common.size()
        ? Entry.of("(%s over all %d)".formatted(number(entry.mean()), all))
        : Entry.of(number(known.stream().mapToDouble(v -> v).average().orElseThrow()));
  }

  private Optional<ReportTable> sources() {
    List<List<Entry>> rows = new ArrayList<>();
    for (Published.Entry entry : allPublished()) {
      rows.add(
          List.of(
              Entry.of("[%d] %s %s".formatted(mark(entry), entry.method(), entry.modality())),
              Entry.of(TITLES.getOrDefault(entry.figure(), entry.figure())),
              Entry.of(String.valueOf(entry.mean())),
              Entry.of(entry.source())));
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
                Entry.of(mean(costs, Cost::trainSeconds, "%.0f")),
                Entry.of(mean(costs, Cost::evaluateSeconds, "%.0f")),
                Entry.of(mean(costs, Cost::latencyMilliseconds, "%.0f")),
                Entry.of(
                    costs.stream()
                        .map(Cost::peakMemoryMib)
                        .flatMap(Optional::stream)
                        .max(Long::compare)
                        .map(String::valueOf)
                        .orElse("")),
                Entry.of(mean(costs, cost -> cost.modelBytes() / 1048576.0, "%.1f"))));
      }
    }
    return new ReportTable(
        "Cost",
        "Means over cells; memory is the most that any cell held. Cells that run beside each other slow each other down.",
        List.of(
            "method",
            "training, s",
            "evaluation, s",
            "one image, ms",
            "peak memory, MiB",
            "model file, MiB"),
        rows);
  }

  private ReportTable cells() {
    List<List<Entry>> rows = new ArrayList<>();
    for (CellResult result : results.finished()) {
      Path report = result.cell().folder(output).resolve("evaluation").resolve("report.html");
      rows.add(
          List.of(
              new Entry(
                  result.cell().toString(),
                  Optional.of(output.relativize(report).toString().replace('\\', '/'))),
              percent(Optional.ofNullable(result.figures().get("image_auroc")).map(v -> 100 * v)),
              percent(Optional.ofNullable(result.figures().get("au_pro_0.3")).map(v -> 100 * v)),
              Entry.of(result.cost().map(cost -> format("%.0f", cost.trainSeconds())).orElse(""))));
    }
    return new ReportTable(
        "Cells",
        "Each links to its own report: images with maps, curves, worst mistakes.",
        List.of("cell", "image AUROC", "AU-PRO 0.3", "training, s"),
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

  private List<Published.Entry> allPublished() {
    return FIGURES.stream().flatMap(figure -> published(figure).stream()).toList();
  }

  /** Its number in the table of sources, from 1. */
  private int mark(Published.Entry entry) {
    return allPublished().indexOf(entry) + 1;
  }

  private List<Published.Entry> published(String figure) {
    return dataset().stream()
        .flatMap(set -> set.figures().stream())
        .filter(entry -> entry.figure().equals(figure))
        .filter(
            entry ->
                results.variants().stream()
                    .anyMatch(v -> v.modality().toString().equals(entry.modality())))
        .toList();
  }

  private Optional<Published.DataSet> dataset() {
    List<String> layouts = results.cells().stream().map(CellResult::layout).distinct().toList();
    return layouts.size() == 1
        ? published.dataset(layouts.get(0), results.categories())
        : Optional.empty();
  }

  /** An estimate of a fraction, in per cent. */
  static String text(Estimate estimate) {
    String mean = number(100 * estimate.mean());
    return estimate.halfWidth().isEmpty()
        ? mean
        : mean + " ± " + number(100 * estimate.halfWidth().getAsDouble());
  }

  private static Entry percent(Optional<?> value) {
    return Entry.of(
        value
            .map(v -> v instanceof Estimate estimate ? text(estimate) : number((Double) v))
            .orElse(""));
  }

  private static String mean(List<Cost> costs, ToDoubleFunction<Cost> value, String format) {
    return format(format, costs.stream().mapToDouble(value).average().orElseThrow());
  }

  private static String number(double value) {
    return format("%.1f", value);
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
