// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import java.util.List;
import java.util.Optional;

/**
 * A table of a report, whatever it is printed as.
 *
 * @param title above it
 * @param note one or two sentences below the title; may be empty
 * @param header one for each column; the first column holds names, the others figures
 * @param rows as wide as the header
 */
public record ReportTable(
    String title, String note, List<String> header, List<List<TableCell>> rows) {
  public ReportTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<TableCell> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "table %s: a row of %d under a header of %d"
                .formatted(title, row.size(), header.size()));
      }
    }
  }

  /**
   * One place of the table.
   *
   * @param text may be empty
   * @param link relative to the report, where there is one
   */
  public record TableCell(String text, Optional<String> link) {
    /** Text without a link. */
    public static TableCell of(String text) {
      return new TableCell(text, Optional.empty());
    }
  }
}
