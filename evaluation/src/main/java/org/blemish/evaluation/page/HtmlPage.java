// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import java.util.List;

/**
 * An HTML page of tables in one file without external resources, in the light or dark colours of
 * the reader's system.
 */
public final class HtmlPage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <style>
      :root { color-scheme: light dark; --line: light-dark(#ccc, #444); --soft: light-dark(#f4f4f4, #222); }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: right; }
      tbody th, th:first-child { text-align: left; font-weight: inherit; }
      td, thead th { white-space: nowrap; }
      .text td { white-space: normal; }
      .text td, .text th { text-align: left; }
      thead th { background: var(--soft); vertical-align: bottom; }
      svg { color: inherit; max-width: 100%%; height: auto; }
      .plots { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-end; }
      .mistakes { display: flex; flex-wrap: wrap; gap: 1rem; }
      figure { margin: 0; max-width: 20rem; }
      figure img { width: 100%%; display: block; }
      figcaption { font-size: .8rem; overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      <main>
      <h1>%1$s</h1>
      """;

  private HtmlPage() {}

  /**
   * The page.
   *
   * @param title plain text
   * @param headerLines lines of plain text below the title
   * @param first HTML before the tables
   * @param tables in order
   * @param last HTML after the tables
   */
  public static String of(
      String title, List<String> headerLines, String first, List<ReportTable> tables, String last) {
    StringBuilder page = new StringBuilder(HEAD.formatted(HtmlText.escape(title)));
    page.append("<ul>\n");
    headerLines.forEach(
        line -> page.append("<li>").append(HtmlText.escape(line)).append("</li>\n"));
    page.append("</ul>\n").append(first);
    tables.forEach(table -> table(page, table));
    return page.append(last).append("</main>\n</body>\n</html>\n").toString();
  }

  private static void table(StringBuilder page, ReportTable table) {
    page.append("<h2>").append(HtmlText.escape(table.title())).append("</h2>\n");
    page.append("<p>").append(HtmlText.escape(table.note())).append("</p>\n");
    boolean text = table.content() == ReportTable.CellContent.TEXT;
    page.append("<div class=\"wide\"><table").append(text ? " class=\"text\"" : "");
    page.append(">\n<thead><tr>");
    table
        .header()
        .forEach(
            name ->
                page.append("<th scope=\"col\">").append(HtmlText.escape(name)).append("</th>"));
    page.append("</tr></thead>\n<tbody>\n");
    for (List<ReportTable.TableCell> row : table.rows()) {
      page.append("<tr><th scope=\"row\">").append(cell(row.get(0))).append("</th>");
      row.stream().skip(1).forEach(cell -> page.append("<td>").append(cell(cell)).append("</td>"));
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private static String cell(ReportTable.TableCell cell) {
    String text = HtmlText.escape(cell.text());
    return cell.link()
        .map(
            link ->
                "<a href=\"%s\">%s</a>".formatted(HtmlText.escape(link.replace(" ", "%20")), text))
        .orElse(text);
  }
}
