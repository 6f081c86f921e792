// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.evaluation.page.ReportTable;

/**
 * The tables of one category: a row for each way of learning, what it reached and what it cost; its
 * ablations in a table of their own; other programs and published figures below.
 *
 * @param category its name
 * @param results its finished cells
 * @param beside published figures
 * @param peers other programs on the same images
 */
record CategoryTables(String category, BenchmarkResults results, Beside beside, Peers peers) {
  private static final List<String> COSTS =
      List.of("training", "one image", "memory", "model file");
  private static final List<String> NO_COSTS = Collections.nCopies(COSTS.size(), "");

  /** Those of all categories that have a finished cell. */
  static List<ReportTable> all(BenchmarkResults results, Beside beside, Peers peers) {
    return results.categories().stream()
        .filter(category -> !results.of(category).finished().isEmpty())
        .flatMap(
            category -> new CategoryTables(category, results.of(category), beside, peers).all())
        .toList();
  }

  private Stream<ReportTable> all() {
    List<Variant> ablated = results.variants().stream().filter(v -> v.name().isPresent()).toList();
    return ablated.isEmpty() ? Stream.of(methods()) : Stream.of(methods(), ablations(ablated));
  }

  private ReportTable methods() {
    List<List<ReportTable.Entry>> rows = new ArrayList<>();
    results.variants().stream()
        .filter(variant -> variant.name().isEmpty())
        .forEach(variant -> rows.add(row(variant)));
    peers.of(category).forEach(peer -> rows.add(row(peer)));
    published().forEach((name, figures) -> rows.add(row(name, "", figures, NO_COSTS)));
    return new ReportTable(category, note(), header(), rows);
  }

  private ReportTable ablations(List<Variant> ablated) {
    List<List<ReportTable.Entry>> rows = new ArrayList<>();
    ablated.stream()
        .map(Variant::plain)
        .distinct()
        .forEach(
            plain -> {
              if (results.variants().contains(plain)) {
                rows.add(row(plain));
              }
              ablated.stream()
                  .filter(variant -> variant.plain().equals(plain))
                  .forEach(variant -> rows.add(row(variant)));
            });
    return new ReportTable(
        category + ", ablations",
        "The preset as it is, then with some settings changed.",
        header(),
        rows);
  }

  private List<TableFigure> figures() {
    return TableFigure.columns(results.figures());
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("method", "seeds"));
    figures().forEach(figure -> figure.column().ifPresent(header::add));
    header.addAll(COSTS);
    return header;
  }

  private List<ReportTable.Entry> row(Variant variant) {
    List<CellResult> seeds = results.of(variant);
    List<Cost> costs = seeds.stream().map(CellResult::cost).flatMap(Optional::stream).toList();
    Map<String, String> reached = new LinkedHashMap<>();
    figures()
        .forEach(
            figure ->
                reached.put(
                    figure.key(), Numbers.text(results.figure(category, variant, figure.key()))));
    return row(
        variant.toString(),
        String.valueOf(seeds.size()),
        reached,
        List.of(
            Numbers.trainTime(costs),
            Numbers.latency(costs),
            Numbers.memory(costs),
            Numbers.fileSize(costs)));
  }

  private List<ReportTable.Entry> row(Peers.Row peer) {
    Map<String, String> reached = new LinkedHashMap<>();
    peer.auroc().ifPresent(auroc -> reached.put("image_auroc", Numbers.percent(auroc)));
    List<String> costs = new ArrayList<>(NO_COSTS);
    peer.trainSeconds().ifPresent(seconds -> costs.set(0, Numbers.seconds(seconds)));
    peer.latencyMilliseconds().ifPresent(ms -> costs.set(1, Numbers.of("%.0f ms", ms)));
    String name =
        peer.note().isEmpty() ? peer.name() : "%s (%s)".formatted(peer.name(), peer.note());
    return row(name, "", reached, costs);
  }

  /** What was published of this category: figures by the name of their row. */
  private Map<String, Map<String, String>> published() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Beside.Column column : beside.columns()) {
      String name = "published: %s, %s".formatted(column.name(), column.entry().source());
      beside
          .of(column, category)
          .ifPresent(
              value ->
                  rows.computeIfAbsent(name, key -> new LinkedHashMap<>())
                      .put(column.entry().figure(), Numbers.of("%.1f", value)));
    }
    return rows;
  }

  private List<ReportTable.Entry> row(
      String name, String seeds, Map<String, String> reached, List<String> costs) {
    List<String> row = new ArrayList<>(List.of(name, seeds));
    figures().forEach(figure -> row.add(reached.getOrDefault(figure.key(), "")));
    row.addAll(costs);
    return row.stream().map(ReportTable.Entry::of).toList();
  }

  private String note() {
    int images = results.cells().stream().mapToInt(CellResult::images).max().orElse(0);
    boolean several = results.cells().stream().map(r -> r.cell().seed()).distinct().count() > 1;
    return "%d test images. Per cent%s"
        .formatted(
            images,
            several
                ? ": mean over seeds and the 95 % interval of that mean (t). Times are the least over seeds."
                : ".");
  }
}
