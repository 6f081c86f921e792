// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blemish.core.BlemishException;

/**
 * Results of other programs on the same images.
 *
 * @param rows in the order of the file
 */
public record OtherPrograms(List<OtherProgramResult> rows) {
  /** No results. */
  public static final OtherPrograms NONE = new OtherPrograms(List.of());

  private static final Set<String> COLUMNS =
      Set.of("name", "category", "image_auroc", "train_seconds", "latency_ms", "note");

  /**
   * Result of one program on one category.
   *
   * @param name of the program
   * @param category name of the category
   * @param auroc image AUROC as a fraction; empty where only times were measured
   * @param trainSeconds time of the training, where known
   * @param latencyMilliseconds time of one image, where known
   * @param note such as the machine; may be empty
   */
  public record OtherProgramResult(
      String name,
      String category,
      OptionalDouble auroc,
      OptionalDouble trainSeconds,
      OptionalDouble latencyMilliseconds,
      String note) {}

  public OtherPrograms {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a CSV file with the columns {@code name}, {@code category}, {@code image_auroc} (a
   * fraction, or per cent where above 1), {@code train_seconds}, {@code latency_ms}, {@code note};
   * all but the first two may be missing or empty.
   *
   * @throws BlemishException where the file cannot be read or has other columns
   */
  public static OtherPrograms read(Path file) {
    List<OtherProgramResult> rows = new ArrayList<>();
    try (MappingIterator<Map<String, String>> lines =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      while (lines.hasNext()) {
        Map<String, String> line = lines.next();
        if (!COLUMNS.containsAll(line.keySet())
            || line.getOrDefault("name", "").isBlank()
            || line.getOrDefault("category", "").isBlank()) {
          throw new BlemishException(
              "%s, row %d: expected name, category and, where known, image_auroc, train_seconds, latency_ms, note; found %s"
                  .formatted(file, rows.size() + 1, line));
        }
        OptionalDouble auroc = number(file, line, "image_auroc");
        rows.add(
            new OtherProgramResult(
                line.getOrDefault("name", ""),
                line.getOrDefault("category", ""),
                auroc.isPresent() && auroc.getAsDouble() > 1
                    ? OptionalDouble.of(auroc.getAsDouble() / 100)
                    : auroc,
                number(file, line, "train_seconds"),
                number(file, line, "latency_ms"),
                line.getOrDefault("note", "")));
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof BlemishException known) {
        throw known;
      }
      throw new BlemishException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    return new OtherPrograms(rows);
  }

  List<OtherProgramResult> of(String category) {
    return rows.stream().filter(row -> row.category().equals(category)).toList();
  }

  private static OptionalDouble number(Path file, Map<String, String> line, String column) {
    String text = Optional.ofNullable(line.get(column)).orElse("").strip();
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new BlemishException(
          String.format(
              Locale.ROOT,
              "%s: %s of %s is '%s', expected a number",
              file,
              column,
              line.get("name"),
              text),
          e);
    }
  }
}
