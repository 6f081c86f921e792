// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.page.ReportTable;

/** Formats the results of a benchmark as a Markdown page. */
final class ResultsPage {
  private ResultsPage() {}

  /**
   * @param facts commands and machines
   * @param tables of metrics and costs
   * @param chart file name of the chart, in the folder of the page
   * @param command that writes the page
   */
  static String of(
      List<String> facts, List<ReportTable> tables, Optional<String> chart, String command) {
    StringBuilder page = new StringBuilder("# Results\n\n");
    page.append("Written by `").append(command).append("` from a finished benchmark:\n\n");
    facts.forEach(fact -> page.append("- `").append(fact).append("`\n"));
    page.append(
        """

        Training is the time of all stages, from reading the images to the model file. One image is the
        median time from decoded input to verdict. Memory is the peak of a process: Java heap, native
        memory and mapped features together. Labels of test images are used for metrics only.
        Intervals cover the effect of the seed (split, weights, order), not that of other test images.
        Times are the minimum over the seeds of a row, since other load only adds to them.
        """);
    chart.ifPresent(
        file ->
            page.append(
                    "\n![Image AUROC against training time and against latency, a chart for each product](")
                .append(file)
                .append(")\n"));
    tables.forEach(table -> page.append(MarkdownPage.section(table)));
    return page.toString();
  }
}
