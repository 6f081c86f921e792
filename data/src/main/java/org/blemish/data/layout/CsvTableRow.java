// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * One row of a CSV file.
 *
 * @param file where it is from, for messages
 * @param line line that the row begins in, from 1
 * @param header names of the columns
 * @param cells as many as the header has
 */
record CsvTableRow(Path file, long line, List<String> header, List<String> cells) {
  /** The cell without surrounding blanks; empty where the column or the text is missing. */
  Optional<String> value(String column) {
    int index = header.indexOf(column);
    return index < 0
        ? Optional.empty()
        : Optional.of(cells.get(index).strip()).filter(text -> !text.isEmpty());
  }

  /** {@link #value} with an empty text for nothing. */
  String text(String column) {
    return value(column).orElse("");
  }

  /** An error that names file, line and column. */
  BlemishException error(String column, String what) {
    return new BlemishException("%s, line %d, column %s: %s".formatted(file, line, column, what));
  }
}
