// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.blemish.evaluation.page.Page;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.evaluation.page.ThreeDigits;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.Estimate;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;

/**
 * The page of a benchmark: the best method in one sentence, verdicts by method, accuracy against
 * cost, tables, and the scores and mistakes of each job.
 *
 * @param output folder of the benchmark
 * @param results of all jobs
 * @param otherPrograms results of other programs on the same images
 */
record BenchmarkPage(Path output, BenchmarkResults results, OtherPrograms otherPrograms) {
  private static final String AUROC = MetricKey.IMAGE_AUROC.name();

  Page page(String title, List<String> facts, List<ReportTable> tables) {
    List<Page.PageSection> sections = new ArrayList<>();
    List<ParetoPlot> plots = new ParetoCharts(results, otherPrograms).plots();
    if (!plots.isEmpty()) {
      sections.add(
          new Page.PageSection(
              "cost",
              "Accuracy against cost",
              "Image AUROC, mean over seeds with its 95 % interval. The dashed line connects the"
                  + " methods that none exceeds at the same or a lower cost. Up and left is"
                  + " better.",
              List.of(CostCharts.of(plots))));
    }
    List<PageBlock.Columns.Column> metrics = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      ReportTable table = tables.get(i);
      List<PageBlock> content = List.of(PageBlock.Table.of(table));
      if (table.header().get(0).equals(ReportTables.CATEGORY)) {
        metrics.add(new PageBlock.Columns.Column(table.title(), content));
      } else {
        sections.add(new Page.PageSection("table-" + i, table.title(), "", content));
      }
    }
    if (!metrics.isEmpty()) {
      sections.add(
          new Page.PageSection(
              "metrics", "Metrics by product", "", List.of(new PageBlock.Columns(metrics))));
    }
    List<PageBlock> scores = new ScoreSections(output, results).blocks();
    if (!scores.isEmpty()) {
      sections.add(
          new Page.PageSection(
              "scores",
              "Scores and mistakes",
              "The first seed of each method. Images with their heat maps; true defects are"
                  + " outlined in green. The report of each job, linked under Jobs, shows all"
                  + " images.",
              scores));
    }
    return new Page(title, List.of(), lead(), verdicts(), facts, sections);
  }

  /**
   * The method with the highest mean image AUROC over the products that all methods have; of
   * several, the one that finds most defects.
   */
  private String lead() {
    List<MethodSetup> setups = results.setups();
    List<String> common = results.commonCategories(setups, AUROC);
    String failed =
        results.failed().isEmpty()
            ? ""
            : " %d of %d jobs failed.".formatted(results.failed().size(), results.jobs().size());
    return setups.stream()
            .filter(setup -> !common.isEmpty() && mean(common, setup).isPresent())
            .max(
                Comparator.comparingDouble(
                        (MethodSetup setup) -> mean(common, setup).orElseThrow().mean())
                    .thenComparingDouble(this::foundShare))
            .map(
                best ->
                    "Highest image AUROC: %s with %s, %s%s."
                        .formatted(
                            best,
                            ThreeDigits.percent(mean(common, best).orElseThrow().mean()),
                            common.size() == 1
                                ? "on " + common.get(0)
                                : "mean of %d products".formatted(common.size()),
                            outcome(best).map(text -> "; " + text).orElse("")))
            .orElse("No product has results of all methods.")
        + failed;
  }

  private Optional<Estimate> mean(List<String> categories, MethodSetup setup) {
    return results.mean(categories, setup, AUROC);
  }

  private Optional<String> outcome(MethodSetup setup) {
    return counts(setup)
        .map(
            c ->
                "it finds %s of the defects and rejects %s of the good parts"
                    .formatted(c.of(c.found(), c.defective()), c.of(c.rejected(), c.good())));
  }

  private double foundShare(MethodSetup setup) {
    return counts(setup)
        .filter(c -> c.defective() > 0)
        .map(c -> (double) c.found() / c.defective())
        .orElse(0.0);
  }

  /** Bars of the verdicts on defective images; nothing if no job counted verdicts. */
  private List<PageBlock> verdicts() {
    List<PageBlock.Bars.BarRow> rows = new ArrayList<>();
    for (MethodSetup setup : results.setups()) {
      counts(setup)
          .ifPresent(
              c ->
                  rows.add(
                      new PageBlock.Bars.BarRow(
                          setup.toString(),
                          List.of(c.found(), c.unsure(), c.defective() - c.found() - c.unsure()),
                          "%d of %d found, %d of %d good rejected"
                              .formatted(c.found(), c.defective(), c.rejected(), c.good()))));
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new PageBlock.Bars(
                List.of(
                    new PageBlock.Bars.BarKind("found", "defects found"),
                    new PageBlock.Bars.BarKind("unsure", "unsure"),
                    new PageBlock.Bars.BarKind("missed", "missed")),
                rows));
  }

  /** Verdicts of all jobs of a method setup together. */
  private record VerdictSums(int found, int unsure, int defective, int rejected, int good) {
    String of(int some, int all) {
      return all == 0 ? "none" : ThreeDigits.percent((double) some / all);
    }
  }

  private Optional<VerdictSums> counts(MethodSetup setup) {
    List<VerdictCounts> all =
        results.of(setup).stream().map(JobResult::verdicts).flatMap(Optional::stream).toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VerdictSums(
                all.stream().mapToInt(c -> c.found().count()).sum(),
                all.stream().mapToInt(c -> c.unsure().count()).sum(),
                all.stream().mapToInt(c -> c.found().total()).sum(),
                all.stream().mapToInt(c -> c.falseRejects().count()).sum(),
                all.stream().mapToInt(c -> c.falseRejects().total()).sum()));
  }
}
