// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

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
import org.blemish.evaluation.page.HtmlPage;
import org.blemish.evaluation.page.ReportTable;

/**
 * Writes what a benchmark has found out, from its folder alone.
 *
 * @param output the benchmark's folder
 * @param results of all cells
 * @param otherPrograms other programs on the same images
 */
public record BenchmarkReport(Path output, BenchmarkResults results, OtherPrograms otherPrograms) {
  private static final String TITLE = "Benchmark";

  /** Writes {@code results.csv}, {@code report.md} and {@code report.html}. */
  public void write() {
    List<String> facts = environment(output);
    List<ReportTable> tables = new ArrayList<>(categoryTables());
    tables.addAll(new ReportTables(output, results, publishedComparison()).all());
    String charts =
        new ParetoCharts(results, otherPrograms).svg().map(BenchmarkReport::chart).orElse("");
    write(output.resolve("results.csv"), ResultsCsv.of(results));
    write(output.resolve("report.md"), MarkdownPage.of(TITLE, facts, tables));
    write(
        output.resolve("report.html"),
        HtmlPage.of(TITLE, facts, charts, tables, new ScorePlots(output, results).html()));
  }

  /**
   * Writes a page for people, Markdown with its chart in a file beside it.
   *
   * @param command that writes it again
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

  /** Keeps what the tables cannot tell: commands and machine, of this run and earlier ones. */
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

  private static String chart(String svg) {
    return """
        <h2>Accuracy against cost</h2>
        <p>Image AUROC in per cent, mean over seeds with its 95 %% interval; the dashed line joins what nothing beats at the same cost. Further up and further left is better.</p>
        <div class="wide">%s</div>
        """
        .formatted(svg);
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
