// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Sample;
import org.blemish.data.text.CsvWriter;

/**
 * A row of {@code scores.csv}.
 *
 * @param path id of the sample
 * @param label {@code good} or {@code defective}
 * @param defectType name of the defect type in the data set
 * @param score raw image score
 * @param threshold of {@code DEFECTIVE}; empty if the model is not calibrated
 * @param verdict of the model; {@code NONE} if it is not calibrated
 */
public record ScoreRow(
    String path,
    String label,
    String defectType,
    double score,
    Optional<Double> threshold,
    Verdict verdict) {
  private static final List<String> COLUMNS =
      List.of("path", "label", "defect_type", "score", "threshold", "verdict");

  static ScoreRow of(Sample sample, Inspection inspection) {
    return new ScoreRow(
        sample.id(),
        sample.label().name().toLowerCase(Locale.ROOT),
        sample.defectType(),
        inspection.score(),
        inspection.thresholds().map(Thresholds::reject),
        inspection.verdict());
  }

  /** Writes {@code scores.csv}. */
  public static void write(Path file, List<ScoreRow> rows) {
    CsvWriter.write(file, COLUMNS, rows.stream().map(ScoreRow::cells).toList());
  }

  private Map<String, Object> cells() {
    return Map.of(
        "path", path,
        "label", label,
        "defect_type", defectType,
        "score", score,
        "threshold", threshold,
        "verdict", verdict.name());
  }
}
