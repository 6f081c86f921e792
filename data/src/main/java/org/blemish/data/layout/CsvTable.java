// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;

/** CSV files with a header in their first line, as UTF-8 with or without a byte-order mark. */
final class CsvTable {
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

  private CsvTable() {}

  /**
   * All rows.
   *
   * @param required columns that have to be there
   * @throws BlemishException where the file cannot be read, a column is missing or a row has more
   *     or fewer cells than the header
   */
  static List<CsvTableRow> read(Path file, List<String> required) {
    List<CsvTableRow> rows = new ArrayList<>();
    List<String> header = List.of();
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = MAPPER.createParser(in)) {
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        // The decoder moves to a row's line with its first cell.
        parser.nextToken();
        long line = parser.currentLocation().getLineNr();
        List<String> cells = new ArrayList<>();
        for (JsonToken token = parser.currentToken();
            token != JsonToken.END_ARRAY;
            token = parser.nextToken()) {
          cells.add(parser.getText());
        }
        if (header.isEmpty()) {
          header = header(file, cells, required);
        } else if (cells.size() != header.size()) {
          throw new BlemishException(
              "%s, line %d: %d cells, the header has %d columns"
                  .formatted(file, line, cells.size(), header.size()));
        } else {
          rows.add(new CsvTableRow(file, line, header, cells));
        }
      }
    } catch (JacksonException e) {
      throw new BlemishException(
          "%s, line %d, column %d: not a CSV table (%s)"
              .formatted(
                  file,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
    if (header.isEmpty()) {
      throw new BlemishException(
          "%s: empty; expected a header line with the columns %s".formatted(file, required));
    }
    return rows;
  }

  private static List<String> header(Path file, List<String> cells, List<String> required) {
    List<String> names = cells.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (String column : required) {
      if (!names.contains(column)) {
        throw new BlemishException(
            "%s, line 1: no column '%s'; its columns are %s (separated by commas)"
                .formatted(file, column, names));
      }
    }
    return names;
  }
}
