// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.blemish.core.file.AtomicFile;

/**
 * Writes CSV with commas and line feeds. Cells are texts, numbers, booleans, and {@code Optional}s
 * of them; an absent value gives an empty cell. Numbers are written in their shortest form, the
 * same on every JDK. Thread-safe.
 */
public final class CsvWriter {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .addModule(new Jdk8Module())
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private CsvWriter() {}

  /**
   * A header line and one line for each row.
   *
   * @param columns names of the columns in their order
   * @param rows values by column; a column without a value is left empty
   * @throws IllegalArgumentException if a row has a value for another column
   */
  public static String text(List<String> columns, List<? extends Map<String, ?>> rows) {
    CsvSchema.Builder schema = CsvSchema.builder();
    columns.forEach(schema::addColumn);
    return written(schema.build().withHeader(), rows);
  }

  /**
   * Writes {@link #text} to a file as UTF-8; the file is complete or not there.
   *
   * @throws org.blemish.core.BlemishException if it cannot be written
   */
  public static void write(Path file, List<String> columns, List<? extends Map<String, ?>> rows) {
    AtomicFile.write(file, text(columns, rows).getBytes(StandardCharsets.UTF_8));
  }

  /** One line without its line feed. */
  public static String line(List<?> cells) {
    CsvSchema.Builder schema = CsvSchema.builder();
    IntStream.range(0, cells.size()).forEach(i -> schema.addColumn(String.valueOf(i)));
    String line = written(schema.build(), List.of(cells));
    return line.substring(0, line.length() - 1);
  }

  private static String written(CsvSchema schema, List<?> rows) {
    StringWriter text = new StringWriter();
    try (SequenceWriter writer = MAPPER.writer(schema).writeValues(text)) {
      writer.writeAll(rows);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a CSV row: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writes to memory only
    }
    return text.toString();
  }
}
