// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * One row of a CSV file.
 *
 * @param file the file, for messages
 * @param line line in which the row begins, from 1
 * @param header names of the columns, in lower case
 * @param cells one for each column
 */
public record CsvRow(Path file, long line, List<String> header, List<String> cells) {
  public CsvRow {
    header = List.copyOf(header);
    cells = List.copyOf(cells);
    if (header.size() != cells.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.size(), header.size()));
    }
  }

  /** The cell without surrounding blanks; empty if the column is missing or the cell is blank. */
  public Optional<String> value(String column) {
    int index = header.indexOf(column);
    return index < 0
        ? Optional.empty()
        : Optional.of(cells.get(index).strip()).filter(text -> !text.isEmpty());
  }

  /** {@link #value}, or an empty text. */
  public String text(String column) {
    return value(column).orElse("");
  }

  /**
   * {@link #value}.
   *
   * @throws BlemishException if it is empty
   */
  public String required(String column) {
    return value(column).orElseThrow(() -> error(column, "empty; a value is required"));
  }

  /**
   * The cell as a number; empty like {@link #value}.
   *
   * @throws BlemishException if it is not a finite number
   */
  public Optional<Double> number(String column) {
    return value(column).map(text -> number(column, text));
  }

  /**
   * A file that the row names, which must exist.
   *
   * @param folder what relative paths begin at
   * @param name path with forward or backward slashes
   * @throws BlemishException if there is no such file
   */
  public Path file(Path folder, String column, String name) {
    Path path;
    try {
      path = folder.resolve(name.replace('\\', '/')).normalize();
    } catch (InvalidPathException e) {
      throw error(column, "'%s' is not a path (%s)".formatted(name, e.getReason()));
    }
    if (!Files.isRegularFile(path)) {
      throw error(column, "no such file: " + path);
    }
    return path;
  }

  /** An error that names file, line and column. */
  public BlemishException error(String column, String problem) {
    return new BlemishException(
        "%s, line %d, column %s: %s".formatted(file, line, column, problem));
  }

  private double number(String column, String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like numbers that are not finite.
    }
    throw error(column, "'%s'; expected a number such as 0.75".formatted(text));
  }
}
