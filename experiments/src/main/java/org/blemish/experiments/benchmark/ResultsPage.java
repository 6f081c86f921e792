// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.page.ReportTable;

/** A benchmark's results as a page of a project's documents. */
final class ResultsPage {
  private ResultsPage() {}

  /**
   * @param facts command and machine
   * @param chart file of the chart, beside the page
   * @param command that writes the page
   */
  static String of(
      List<String> facts, List<ReportTable> tables, Optional<String> chart, String command) {
    StringBuilder page = new StringBuilder("# Results\n\n");
    page.append("Written by `").append(command).append("` from a finished benchmark:\n\n");
    facts.forEach(fact -> page.append("- `").append(fact).append("`\n"));
    page.append(
        """

        Training is all its stages together, from reading to the model file; one image is the median
        from decoded input to verdict; memory is the most that a process held, Java's heap, native
        memory and mapped features together. Labels of test images choose nothing. Intervals tell how
        much the seed matters (split, weights, order), not how much other test images would. Times are
        the least over a row's seeds: each does the same work, and other load only adds to it.
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
