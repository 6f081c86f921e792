// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.List;
import org.blemish.evaluation.page.ReportTable;

/** Formats tables as GitHub-flavoured Markdown. */
final class MarkdownPage {
  private MarkdownPage() {}

  static String of(String title, List<String> facts, List<ReportTable> tables) {
    StringBuilder page = new StringBuilder("# ").append(title).append("\n\n");
    facts.forEach(fact -> page.append("- ").append(escaped(fact)).append('\n'));
    tables.forEach(table -> page.append(section(table)));
    return page.toString();
  }

  /** A heading, the note and the table. */
  static String section(ReportTable table) {
    StringBuilder page = new StringBuilder("\n## ").append(table.title()).append("\n\n");
    if (!table.note().isEmpty()) {
      page.append(table.note()).append("\n\n");
    }
    row(page, table.header().stream().map(MarkdownPage::escaped).toList());
    row(page, table.header().stream().map(name -> "---").toList());
    table.rows().forEach(row -> row(page, row.stream().map(MarkdownPage::entry).toList()));
    return page.toString();
  }

  private static void row(StringBuilder page, List<String> entries) {
    page.append("| ").append(String.join(" | ", entries)).append(" |\n");
  }

  private static String entry(ReportTable.TableCell entry) {
    String text = escaped(entry.text());
    return entry.link().map(link -> "[%s](<%s>)".formatted(text, link)).orElse(text);
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }
}
