// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;

/**
 * Reads CSV files whose first line names the columns. The separator is the comma, semicolon or tab,
 * whichever the first line has most of. The encoding is UTF-8, or what a byte order mark states:
 * UTF-8 or UTF-16. Empty lines are skipped; column names are compared in lower case.
 */
public final class CsvReader {
  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

  /** Characters of a header that a message shows. */
  private static final int MAX_SHOWN = 200;

  /** A first line by which spreadsheet programs state the separator. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("\\Asep=[,;\\t](?=\\R)");

  private CsvReader() {}

  /**
   * All rows in the order of the file.
   *
   * @param required columns that the file must have, in lower case
   * @throws BlemishException naming file, line and column: if the file cannot be read or is not
   *     text, a required column is missing, two columns have one name, a quote is not closed, or a
   *     row has more or fewer cells than the header
   */
  public static List<CsvRow> read(Path file, List<String> required) {
    String text = SEPARATOR_LINE.matcher(TextFile.read(file)).replaceFirst("");
    char separator = separator(text);
    List<CsvRow> rows = new ArrayList<>();
    List<String> header = List.of();
    try (JsonParser parser = MAPPER.createParser(text)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        // The parser moves to the line of a row with its first cell.
        parser.nextToken();
        long line = parser.currentLocation().getLineNr();
        List<String> cells = cells(parser);
        if (header.isEmpty()) {
          header = header(file, line, cells, required);
        } else if (cells.size() != header.size()) {
          throw new BlemishException(
              "%s, line %d: %d cells, expected %d as in the header"
                  .formatted(file, line, cells.size(), header.size()));
        } else {
          rows.add(new CsvRow(file, line, header, cells));
        }
      }
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw new BlemishException(
          "%s, line %d, column %d: not a CSV table (%s); a cell that begins with a quotation mark must end with one"
              .formatted(file, at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new BlemishException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
    if (header.isEmpty()) {
      throw new BlemishException(
          "%s: empty; expected a header line with the columns %s".formatted(file, required));
    }
    return rows;
  }

  private static List<String> cells(JsonParser parser) throws IOException {
    List<String> cells = new ArrayList<>();
    for (JsonToken token = parser.currentToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      cells.add(parser.getText());
    }
    return cells;
  }

  private static List<String> header(
      Path file, long line, List<String> cells, List<String> required) {
    List<String> names = cells.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (String column : required) {
      if (!names.contains(column)) {
        throw new BlemishException(
            "%s, line %d: no column '%s'; found %s, expected names separated by commas, semicolons or tabs"
                .formatted(file, line, column, abbreviated(names)));
      }
    }
    for (String name : names) {
      if (!name.isEmpty() && Collections.frequency(names, name) > 1) {
        throw new BlemishException(
            "%s, line %d: two columns are named '%s'".formatted(file, line, name));
      }
    }
    return names;
  }

  private static String abbreviated(List<String> names) {
    String first = names.stream().limit(MAX_SHOWN).toList().toString();
    return first.length() <= MAX_SHOWN ? first : first.substring(0, MAX_SHOWN) + "...";
  }

  /** Separators inside quotation marks do not count; the comma if there are as many of each. */
  private static char separator(String text) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String unquoted = header.replaceAll("\"[^\"]*\"", "");
    char best = SEPARATORS[0];
    for (char separator : SEPARATORS) {
      if (count(unquoted, separator) > count(unquoted, best)) {
        best = separator;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
