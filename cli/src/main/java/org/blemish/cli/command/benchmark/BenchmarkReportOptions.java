// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.benchmark;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.process.ShellWords;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.report.BenchmarkReport;
import org.blemish.experiments.benchmark.report.OtherPrograms;
import picocli.CommandLine.Option;

/** Options of the commands that write the reports of a benchmark. */
final class BenchmarkReportOptions {
  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Also write the results as a Markdown page, with its chart in the same folder.")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--comparisons",
      paramLabel = "FILE",
      description =
          "CSV file with results of other programs on the same images: name, category, image_auroc,"
              + " train_seconds, latency_ms, note.")
  private Optional<Path> comparisons = Optional.empty();

  @Option(
      names = "--peers",
      hidden = true,
      paramLabel = "FILE",
      description = "Old name of --comparisons.")
  private Optional<Path> oldComparisons = Optional.empty();

  void write(Path output, BenchmarkResults results) {
    Optional<Path> file = comparisons.or(() -> oldComparisons);
    BenchmarkReport report =
        new BenchmarkReport(
            output, results, file.map(OtherPrograms::read).orElse(OtherPrograms.NONE));
    report.write();
    page.ifPresent(
        target ->
            report.writePage(
                target,
                "%s benchmark report %s --page %s%s"
                    .formatted(
                        CalledProgram.word(),
                        ShellWords.of(output),
                        ShellWords.of(target),
                        file.map(given -> " --comparisons " + ShellWords.of(given)).orElse(""))));
  }
}
