// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import java.util.List;
import java.util.Optional;

/**
 * A table of a report, independent of the format it is written in.
 *
 * @param title above it
 * @param note one or two sentences below the title; may be empty
 * @param header one text per column
 * @param rows each as wide as the header; the first cell names the row
 * @param content of the other cells, which decides their alignment
 */
public record ReportTable(
    String title,
    String note,
    List<String> header,
    List<List<TableCell>> rows,
    CellContent content) {
  /** What the cells of a table hold. */
  public enum CellContent {
    /** Right-aligned, never wrapped. */
    NUMBERS,
    /** Left-aligned, wrapped. */
    TEXT
  }

  /** A table of numbers. */
  public ReportTable(String title, String note, List<String> header, List<List<TableCell>> rows) {
    this(title, note, header, rows, CellContent.NUMBERS);
  }

  public ReportTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<TableCell> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "table %s: a row has %d cells, the header %d"
                .formatted(title, row.size(), header.size()));
      }
    }
  }

  /**
   * One cell.
   *
   * @param text may be empty
   * @param link relative to the report; empty for plain text
   */
  public record TableCell(String text, Optional<String> link) {
    /** Text without a link. */
    public static TableCell of(String text) {
      return new TableCell(text, Optional.empty());
    }
  }
}
