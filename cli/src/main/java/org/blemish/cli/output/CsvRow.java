// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

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
 * An inspection as a CSV row.
 *
 * @param path of the input
 * @param score image score
 * @param threshold of {@code DEFECTIVE}; empty where the model is not calibrated
 * @param verdict {@code NONE} where the model is not calibrated
 * @param regions number of defective regions
 * @param reason of the verdict {@code UNSURE}, where the quality gate gave one
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

  /** The row without a line feed. */
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
