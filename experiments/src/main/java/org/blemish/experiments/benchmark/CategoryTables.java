// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.page.ReportTable;

/**
 * The tables of one category: a row for each way of learning, what it reached and what it cost; its
 * ablations in a table of their own; other programs and published figures below.
 *
 * @param category its name
 * @param results its finished cells
 * @param publishedComparison published figures
 * @param otherPrograms other programs on the same images
 */
record CategoryTables(
    String category,
    BenchmarkResults results,
    PublishedComparison publishedComparison,
    OtherPrograms otherPrograms) {
  private static final List<String> COSTS =
      List.of("training", "one image", "memory", "model file");
  private static final List<String> NO_COSTS = Collections.nCopies(COSTS.size(), "");

  /** Those of all categories that have a finished cell. */
  static List<ReportTable> all(
      BenchmarkResults results, PublishedComparison beside, OtherPrograms peers) {
    return results.categories().stream()
        .filter(category -> !results.of(category).finished().isEmpty())
        .flatMap(
            category -> new CategoryTables(category, results.of(category), beside, peers).all())
        .toList();
  }

  private Stream<ReportTable> all() {
    List<MethodSetup> ablated =
        results.setups().stream().filter(v -> v.ablation().isPresent()).toList();
    return ablated.isEmpty() ? Stream.of(methods()) : Stream.of(methods(), ablations(ablated));
  }

  private ReportTable methods() {
    List<List<ReportTable.TableCell>> rows = new ArrayList<>();
    results.setups().stream()
        .filter(variant -> variant.ablation().isEmpty())
        .forEach(variant -> rows.add(row(variant)));
    otherPrograms.of(category).forEach(peer -> rows.add(row(peer)));
    publishedRows().forEach((name, figures) -> rows.add(row(name, "", figures, NO_COSTS)));
    return new ReportTable(category, note(), header(), rows);
  }

  private ReportTable ablations(List<MethodSetup> ablated) {
    List<List<ReportTable.TableCell>> rows = new ArrayList<>();
    ablated.stream()
        .map(MethodSetup::withoutAblation)
        .distinct()
        .forEach(
            plain -> {
              if (results.setups().contains(plain)) {
                rows.add(row(plain));
              }
              ablated.stream()
                  .filter(variant -> variant.withoutAblation().equals(plain))
                  .forEach(variant -> rows.add(row(variant)));
            });
    return new ReportTable(
        category + ", ablations",
        "The preset as it is, then with some settings changed.",
        header(),
        rows);
  }

  private List<MetricKey> metrics() {
    return TableMetric.columns(results.metricKeys());
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("method", "seeds"));
    metrics().forEach(key -> header.add(key.shortLabel()));
    header.addAll(COSTS);
    return header;
  }

  private List<ReportTable.TableCell> row(MethodSetup variant) {
    List<JobResult> seeds = results.of(variant);
    List<Cost> costs = seeds.stream().map(JobResult::cost).flatMap(Optional::stream).toList();
    Map<String, String> reached = new LinkedHashMap<>();
    metrics()
        .forEach(
            key ->
                reached.put(
                    key.name(), NumberFormats.text(results.metric(category, variant, key.name()))));
    return row(
        variant.toString(),
        String.valueOf(seeds.size()),
        reached,
        List.of(
            NumberFormats.trainTime(costs),
            NumberFormats.latency(costs),
            NumberFormats.memory(costs),
            NumberFormats.fileSize(costs)));
  }

  private List<ReportTable.TableCell> row(OtherPrograms.OtherProgramResult peer) {
    Map<String, String> reached = new LinkedHashMap<>();
    peer.auroc()
        .ifPresent(
            auroc -> reached.put(MetricKey.IMAGE_AUROC.name(), NumberFormats.percent(auroc)));
    List<String> costs = new ArrayList<>(NO_COSTS);
    peer.trainSeconds().ifPresent(seconds -> costs.set(0, NumberFormats.seconds(seconds)));
    peer.latencyMilliseconds().ifPresent(ms -> costs.set(1, NumberFormats.of("%.0f ms", ms)));
    String name =
        peer.note().isEmpty() ? peer.name() : "%s (%s)".formatted(peer.name(), peer.note());
    return row(name, "", reached, costs);
  }

  /** What was published of this category: figures by the name of their row. */
  private Map<String, Map<String, String>> publishedRows() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (PublishedComparison.PublishedColumn column : publishedComparison.columns()) {
      String name = "published: %s, %s".formatted(column.name(), column.entry().source());
      publishedComparison
          .of(column, category)
          .ifPresent(
              value ->
                  rows.computeIfAbsent(name, key -> new LinkedHashMap<>())
                      .put(column.entry().metric(), NumberFormats.of("%.1f", value)));
    }
    return rows;
  }

  private List<ReportTable.TableCell> row(
      String name, String seeds, Map<String, String> reached, List<String> costs) {
    List<String> row = new ArrayList<>(List.of(name, seeds));
    metrics().forEach(key -> row.add(reached.getOrDefault(key.name(), "")));
    row.addAll(costs);
    return row.stream().map(ReportTable.TableCell::of).toList();
  }

  private String note() {
    int images = results.jobs().stream().mapToInt(JobResult::images).max().orElse(0);
    boolean several = results.jobs().stream().map(r -> r.job().seed()).distinct().count() > 1;
    return "%d test images. Per cent%s"
        .formatted(
            images,
            several
                ? ": mean over seeds and the 95 % interval of that mean (t). Times are the least over seeds."
                : ".");
  }
}
