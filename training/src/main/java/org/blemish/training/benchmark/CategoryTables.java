// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.training.page.ReportTable;

/**
 * A table for each category: a row for each way of learning, what it reached and what it cost; its
 * ablations in a table of their own; other programs and published figures below.
 *
 * @param results of all cells
 * @param beside published figures
 * @param peers other programs on the same images
 */
record CategoryTables(BenchmarkResults results, Beside beside, Peers peers) {
  private static final List<String> FIGURES =
      List.of("image_auroc", "au_pro_0.3", "pixel_auroc", "pixel_auroc_192");
  private static final List<String> HEADER =
      List.of(
          "method",
          "seeds",
          "image AUROC",
          "AU-PRO 0.3",
          "pixel AUROC",
          "pixel AUROC at 192",
          "training",
          "one image",
          "memory",
          "model file");

  /** All of them. */
  List<ReportTable> all() {
    List<ReportTable> tables = new ArrayList<>();
    for (String category : results.categories()) {
      List<Variant> variants =
          results.variants().stream().filter(v -> !results.of(category, v).isEmpty()).toList();
      if (!variants.isEmpty()) {
        tables.add(methods(category, variants.stream().filter(v -> v.name().isEmpty()).toList()));
        List<Variant> ablated = variants.stream().filter(v -> v.name().isPresent()).toList();
        if (!ablated.isEmpty()) {
          tables.add(ablations(category, ablated));
        }
      }
    }
    return tables;
  }

  private ReportTable methods(String category, List<Variant> variants) {
    List<List<ReportTable.Entry>> rows = new ArrayList<>();
    variants.forEach(variant -> rows.add(row(category, variant, variant.toString())));
    for (Peers.Row peer : peers.of(category)) {
      rows.add(
          entries(
              peer.note().isEmpty() ? peer.name() : "%s (%s)".formatted(peer.name(), peer.note()),
              "",
              peer.auroc().isPresent() ? Numbers.percent(peer.auroc().getAsDouble()) : "",
              "",
              "",
              "",
              peer.trainSeconds().isPresent()
                  ? Numbers.seconds(peer.trainSeconds().getAsDouble())
                  : "",
              peer.latencyMilliseconds().isPresent()
                  ? Numbers.of("%.0f ms", peer.latencyMilliseconds().getAsDouble())
                  : "",
              "",
              ""));
    }
    for (Beside.Column column : beside.columns("image_auroc")) {
      beside
          .of(column, category)
          .ifPresent(
              value ->
                  rows.add(
                      entries(
                          "published: %s, %s".formatted(column.name(), column.entry().source()),
                          "",
                          Numbers.of("%.1f", value),
                          "",
                          "",
                          "",
                          "",
                          "",
                          "",
                          "")));
    }
    return new ReportTable(category, note(category), HEADER, rows);
  }

  private ReportTable ablations(String category, List<Variant> ablated) {
    List<List<ReportTable.Entry>> rows = new ArrayList<>();
    ablated.stream()
        .map(Variant::plain)
        .distinct()
        .forEach(
            plain -> {
              if (!results.of(category, plain).isEmpty()) {
                rows.add(row(category, plain, plain.toString()));
              }
              ablated.stream()
                  .filter(variant -> variant.plain().equals(plain))
                  .forEach(variant -> rows.add(row(category, variant, variant.toString())));
            });
    return new ReportTable(
        category + ", ablations",
        "The preset as it is, then with some settings changed.",
        HEADER,
        rows);
  }

  private List<ReportTable.Entry> row(String category, Variant variant, String name) {
    List<CellResult> seeds = results.of(category, variant);
    List<Cost> costs = seeds.stream().map(CellResult::cost).flatMap(Optional::stream).toList();
    List<String> row = new ArrayList<>(List.of(name, String.valueOf(seeds.size())));
    FIGURES.forEach(figure -> row.add(Numbers.text(results.figure(category, variant, figure))));
    row.add(Numbers.trainTime(costs));
    row.add(Numbers.latency(costs));
    row.add(Numbers.memory(costs));
    row.add(Numbers.fileSize(costs));
    return entries(row.toArray(String[]::new));
  }

  private String note(String category) {
    List<CellResult> cells =
        results.finished().stream().filter(r -> r.cell().category().equals(category)).toList();
    int images = cells.stream().mapToInt(CellResult::images).max().orElse(0);
    boolean several = cells.stream().map(r -> r.cell().seed()).distinct().count() > 1;
    return "%d test images. Per cent%s"
        .formatted(
            images,
            several
                ? ": mean over seeds and the 95 % interval of that mean (t). Times are the least over seeds."
                : ".");
  }

  private static List<ReportTable.Entry> entries(String... texts) {
    return List.of(texts).stream().map(ReportTable.Entry::of).toList();
  }
}
