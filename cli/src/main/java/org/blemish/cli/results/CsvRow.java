// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.results;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;

/**
 * A result as a row.
 *
 * @param path what was inspected
 * @param score image score
 * @param threshold of {@code DEFECTIVE}; empty where the model is not calibrated
 * @param verdict what the model says
 * @param regions their number
 * @param reason for people
 */
@JsonPropertyOrder({"path", "score", "threshold", "verdict", "regions", "reason"})
record CsvRow(
    String path,
    double score,
    Optional<Double> threshold,
    Verdict verdict,
    int regions,
    Optional<String> reason) {
  private static final ObjectWriter WRITER = writer();

  static CsvRow of(Inspection inspection) {
    return new CsvRow(
        inspection.source(),
        inspection.score(),
        inspection.thresholds().map(Thresholds::reject),
        inspection.verdict(),
        inspection.regions().size(),
        inspection.reason());
  }

  /** Without the line's end. */
  String line() {
    try {
      return WRITER.writeValueAsString(this).stripTrailing();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a result cannot be written as CSV", e);
    }
  }

  private static ObjectWriter writer() {
    CsvMapper mapper = CsvMapper.builder().addModule(new Jdk8Module()).build();
    return mapper.writer(mapper.schemaFor(CsvRow.class));
  }
}
