// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Sample;

/**
 * A row of {@code scores.csv}.
 *
 * @param path id of the sample
 * @param label {@code good} or {@code defective}
 * @param defectType name of the defect type in the data set
 * @param score raw image score
 * @param threshold of {@code DEFECTIVE}; empty where the model is not calibrated
 * @param verdict of the model; {@code NONE} where it is not calibrated
 */
@JsonPropertyOrder({"path", "label", "defect_type", "score", "threshold", "verdict"})
public record ScoreRow(
    String path,
    String label,
    @JsonProperty("defect_type") String defectType,
    double score,
    Optional<Double> threshold,
    Verdict verdict) {
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
    CsvMapper mapper = CsvMapper.builder().addModule(new Jdk8Module()).build();
    CsvSchema schema = mapper.schemaFor(ScoreRow.class).withHeader();
    try {
      byte[] text = mapper.writer(schema).writeValueAsString(rows).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("scores cannot be written as CSV", e);
    }
  }
}
