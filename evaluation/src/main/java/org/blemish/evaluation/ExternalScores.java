// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.data.Sample;
import org.blemish.data.text.CsvReader;
import org.blemish.data.text.CsvRow;

/**
 * Image scores of another program.
 *
 * @param file CSV with the columns {@code path} (the sample's id) and {@code score}
 * @param byId scores by sample id
 */
record ExternalScores(Path file, Map<String, Double> byId) {
  static ExternalScores read(Path file) {
    Map<String, Double> scores = new HashMap<>();
    for (CsvRow row : CsvReader.read(file, List.of("path", "score"))) {
      double score =
          row.number("score").orElseThrow(() -> row.error("score", "empty; expected a number"));
      scores.put(row.required("path").replace('\\', '/'), score);
    }
    return new ExternalScores(file, scores);
  }

  double of(Sample sample) {
    Double score = byId.get(sample.id());
    if (score == null) {
      throw new BlemishException("%s: no score of %s".formatted(file, sample.id()));
    }
    return score;
  }
}
