// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.blemish.data.text.CsvReader;
import org.blemish.data.text.CsvRow;
import org.blemish.evaluation.metrics.MetricKey;

/**
 * Results of other programs on the same images.
 *
 * @param rows in the order of the file
 */
public record OtherPrograms(List<OtherProgramResult> rows) {
  /** No results. */
  public static final OtherPrograms NONE = new OtherPrograms(List.of());

  private static final List<String> COLUMNS =
      List.of(
          "name", "category", MetricKey.IMAGE_AUROC.name(), "train_seconds", "latency_ms", "note");

  /**
   * Result of one program on one category.
   *
   * @param name of the program
   * @param category name of the category
   * @param auroc image AUROC as a fraction; empty if only times were measured
   * @param trainSeconds time of the training, if known
   * @param latencyMilliseconds time of one image, if known
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
   * fraction, or per cent if above 1), {@code train_seconds}, {@code latency_ms}, {@code note}; all
   * but the first two may be missing or empty.
   *
   * @throws org.blemish.core.BlemishException if the file cannot be read or has other columns
   */
  public static OtherPrograms read(Path file) {
    List<OtherProgramResult> rows = new ArrayList<>();
    for (CsvRow row : CsvReader.read(file, List.of("name", "category"))) {
      row.header().stream()
          .filter(column -> !COLUMNS.contains(column))
          .findFirst()
          .ifPresent(
              unknown -> {
                throw row.error(unknown, "unknown column; expected some of " + COLUMNS);
              });
      OptionalDouble auroc = number(row, MetricKey.IMAGE_AUROC.name());
      rows.add(
          new OtherProgramResult(
              row.required("name"),
              row.required("category"),
              auroc.isPresent() && auroc.getAsDouble() > 1
                  ? OptionalDouble.of(auroc.getAsDouble() / 100)
                  : auroc,
              number(row, "train_seconds"),
              number(row, "latency_ms"),
              row.text("note")));
    }
    return new OtherPrograms(rows);
  }

  List<OtherProgramResult> of(String category) {
    return rows.stream().filter(row -> row.category().equals(category)).toList();
  }

  private static OptionalDouble number(CsvRow row, String column) {
    return row.number(column).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
