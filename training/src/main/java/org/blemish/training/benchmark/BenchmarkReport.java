// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.file.AtomicFile;

/** Writes {@code results.csv}, {@code report.md} and {@code report.html}. */
public final class BenchmarkReport {
  private static final String TITLE = "Benchmark";

  private BenchmarkReport() {}

  /**
   * Writes the files.
   *
   * @param output the benchmark's folder
   * @param facts said at the top: command, machine
   */
  public static void write(Path output, BenchmarkResults results, List<String> facts) {
    List<ReportTable> tables = new ReportTables(output, results, Published.embedded()).all();
    String plots = new ScorePlots(output, results).html();
    write(output.resolve("results.csv"), ResultsCsv.of(results));
    write(output.resolve("report.md"), MarkdownPage.of(TITLE, facts, tables));
    write(output.resolve("report.html"), HtmlPage.of(TITLE, facts, tables, plots));
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
