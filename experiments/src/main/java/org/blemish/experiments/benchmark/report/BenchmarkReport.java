// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.FileNames;
import org.blemish.core.json.Json;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.experiments.benchmark.BenchmarkResults;

/**
 * Writes the reports of a benchmark from the files in its folder.
 *
 * @param output folder of the benchmark
 * @param results of all jobs
 * @param otherPrograms results of other programs on the same images
 */
public record BenchmarkReport(Path output, BenchmarkResults results, OtherPrograms otherPrograms) {
  private static final String TITLE = "Benchmark";

  /** Writes {@code results.csv}, {@code report.md} and {@code report.html}. */
  public void write() {
    List<String> facts = environment(output);
    List<ReportTable> tables = new ArrayList<>(categoryTables());
    tables.addAll(new ReportTables(output, results, publishedComparison()).all());
    write(output.resolve("results.csv"), ResultsCsv.of(results));
    write(output.resolve("report.md"), MarkdownPage.of(TITLE, facts, tables));
    new BenchmarkPage(output, results, otherPrograms)
        .page(TITLE, facts, tables)
        .write(output.resolve("report.html"));
  }

  /**
   * Writes the results as a Markdown page, with its chart in the same folder.
   *
   * @param command that writes the page again
   */
  public void writePage(Path page, String command) {
    Path chart = page.resolveSibling(FileNames.stem(page) + "-pareto.svg");
    Optional<String> svg = new ParetoCharts(results, otherPrograms).svg();
    svg.ifPresent(text -> write(chart, text));
    List<ReportTable> tables = new ArrayList<>(categoryTables());
    new ReportTables(output, results, publishedComparison()).sources().ifPresent(tables::add);
    write(
        page,
        ResultsPage.of(
            environment(output),
            tables,
            svg.map(text -> String.valueOf(chart.getFileName())),
            command));
  }

  /** Adds command and machine of a run to those of earlier runs; reports print them all. */
  public static void saveEnvironment(Path output, List<String> facts) {
    Set<String> all = new LinkedHashSet<>(environment(output));
    all.addAll(facts);
    write(environmentFile(output), Json.text(all));
  }

  private static List<String> environment(Path output) {
    Path file = environmentFile(output);
    return Files.exists(file) ? List.of(Json.read(file, String[].class)) : List.of();
  }

  private static Path environmentFile(Path output) {
    return output.resolve("facts.json");
  }

  private List<ReportTable> categoryTables() {
    return CategoryTables.all(results, publishedComparison(), otherPrograms);
  }

  private PublishedComparison publishedComparison() {
    return new PublishedComparison(results, PublishedMetrics.embedded());
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
