// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Proportion;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.job.Cost;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;

/**
 * The tables of one category. The first has metrics and costs of each method setup, of other
 * programs and of publications; a second one has the ablations.
 *
 * @param category its name
 * @param results of its finished jobs
 * @param publishedComparison published metrics
 * @param otherPrograms results of other programs on the same images
 */
record CategoryTables(
    String category,
    BenchmarkResults results,
    PublishedComparison publishedComparison,
    OtherPrograms otherPrograms) {
  private static final List<String> COSTS =
      List.of("training", "one image", "memory", "model file");
  private static final List<String> VERDICTS = List.of("found", "unsure", "false rejects");
  private static final List<String> NO_VERDICTS = Collections.nCopies(VERDICTS.size(), "");
  private static final List<String> NO_COSTS = Collections.nCopies(COSTS.size(), "");

  /** The tables of all categories with a finished job. */
  static List<ReportTable> all(
      BenchmarkResults results, PublishedComparison published, OtherPrograms others) {
    return results.categories().stream()
        .filter(category -> !results.of(category).finished().isEmpty())
        .flatMap(
            category -> new CategoryTables(category, results.of(category), published, others).all())
        .toList();
  }

  private Stream<ReportTable> all() {
    List<MethodSetup> ablated =
        results.setups().stream().filter(setup -> setup.ablation().isPresent()).toList();
    return ablated.isEmpty() ? Stream.of(methods()) : Stream.of(methods(), ablations(ablated));
  }

  private ReportTable methods() {
    List<List<ReportTable.TableCell>> rows = new ArrayList<>();
    results.setups().stream()
        .filter(setup -> setup.ablation().isEmpty())
        .forEach(setup -> rows.add(row(setup)));
    otherPrograms.of(category).forEach(program -> rows.add(row(program)));
    publishedRows()
        .forEach((name, metrics) -> rows.add(row(name, "", metrics, NO_VERDICTS, NO_COSTS)));
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
                  .filter(setup -> setup.withoutAblation().equals(plain))
                  .forEach(setup -> rows.add(row(setup)));
            });
    return new ReportTable(
        category + ", ablations",
        "The unchanged preset, then with some settings changed.",
        header(),
        rows);
  }

  private List<MetricKey> metrics() {
    return TableMetric.columns(results.metricKeys());
  }

  private boolean hasVerdicts() {
    return results.jobs().stream().anyMatch(job -> job.verdicts().isPresent());
  }

  /** Per cent of all seeds together: found and unsure defects, and good images rejected. */
  private static List<String> verdicts(List<JobResult> seeds) {
    List<VerdictCounts> counts =
        seeds.stream().map(JobResult::verdicts).flatMap(Optional::stream).toList();
    return List.of(
        share(counts, VerdictCounts::found),
        share(counts, VerdictCounts::unsure),
        share(counts, VerdictCounts::falseRejects));
  }

  private static String share(
      List<VerdictCounts> counts, Function<VerdictCounts, Proportion> part) {
    int some = counts.stream().map(part).mapToInt(Proportion::count).sum();
    int all = counts.stream().map(part).mapToInt(Proportion::total).sum();
    return all == 0 ? "" : NumberFormats.percent((double) some / all);
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("method", "seeds"));
    metrics().forEach(key -> header.add(key.shortLabel()));
    if (hasVerdicts()) {
      header.addAll(VERDICTS);
    }
    header.addAll(COSTS);
    return header;
  }

  private List<ReportTable.TableCell> row(MethodSetup setup) {
    List<JobResult> seeds = results.of(setup);
    List<Cost> costs = seeds.stream().map(JobResult::cost).flatMap(Optional::stream).toList();
    Map<String, String> values = new LinkedHashMap<>();
    metrics()
        .forEach(
            key ->
                values.put(
                    key.name(), NumberFormats.text(results.metric(category, setup, key.name()))));
    return row(
        setup.toString(),
        String.valueOf(seeds.size()),
        values,
        verdicts(seeds),
        List.of(
            NumberFormats.trainTime(costs),
            NumberFormats.latency(costs),
            NumberFormats.memory(costs),
            NumberFormats.fileSize(costs)));
  }

  private List<ReportTable.TableCell> row(OtherPrograms.OtherProgramResult program) {
    Map<String, String> values = new LinkedHashMap<>();
    program
        .auroc()
        .ifPresent(auroc -> values.put(MetricKey.IMAGE_AUROC.name(), NumberFormats.percent(auroc)));
    List<String> costs = new ArrayList<>(NO_COSTS);
    program.trainSeconds().ifPresent(seconds -> costs.set(0, NumberFormats.seconds(seconds)));
    program.latencyMilliseconds().ifPresent(ms -> costs.set(1, NumberFormats.of("%.0f ms", ms)));
    String name =
        program.note().isEmpty()
            ? program.name()
            : "%s (%s)".formatted(program.name(), program.note());
    return row(name, "", values, NO_VERDICTS, costs);
  }

  /** Published metrics of this category, by the name of the row. */
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
      String name,
      String seeds,
      Map<String, String> values,
      List<String> verdicts,
      List<String> costs) {
    List<String> row = new ArrayList<>(List.of(name, seeds));
    metrics().forEach(key -> row.add(values.getOrDefault(key.name(), "")));
    if (hasVerdicts()) {
      row.addAll(verdicts);
    }
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
                ? ": mean over seeds and the 95 % interval of that mean (t). Times are the minimum"
                    + " over seeds."
                : ".");
  }
}
