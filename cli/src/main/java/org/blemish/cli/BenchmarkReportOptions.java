// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.experiments.benchmark.BenchmarkReport;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.OtherPrograms;
import picocli.CommandLine.Option;

/** What a benchmark's reports show besides its cells, for whatever writes them. */
final class BenchmarkReportOptions {
  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the results as a Markdown page too, its chart beside it.")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--peers",
      paramLabel = "FILE",
      description =
          "CSV of other programs' figures on the same images: name, category, image_auroc,"
              + " train_seconds, latency_ms, note.")
  private Optional<Path> comparisons = Optional.empty();

  void write(Path output, BenchmarkResults results) {
    BenchmarkReport report =
        new BenchmarkReport(
            output, results, comparisons.map(OtherPrograms::read).orElse(OtherPrograms.NONE));
    report.write();
    page.ifPresent(
        file ->
            report.writePage(
                file,
                "blemish benchmark report %s --page %s%s"
                    .formatted(
                        output, file, comparisons.map(given -> " --peers " + given).orElse(""))));
  }
}
