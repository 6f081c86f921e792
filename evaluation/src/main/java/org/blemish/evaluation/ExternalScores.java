// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.data.Sample;

/**
 * Image scores of another program.
 *
 * @param file CSV with the columns {@code path} (the sample's id) and {@code score}
 * @param byId scores by sample id
 */
record ExternalScores(Path file, Map<String, Double> byId) {
  static ExternalScores read(Path file) {
    Map<String, Double> scores = new HashMap<>();
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(file.toFile())) {
      while (rows.hasNext()) {
        Map<String, String> row = rows.next();
        String path = row.get("path");
        String score = row.get("score");
        if (path == null || score == null) {
          throw new BlemishException(
              "%s: has the columns %s, expected path and score".formatted(file, row.keySet()));
        }
        scores.put(path.replace('\\', '/'), number(file, path, score));
      }
    } catch (JacksonException e) {
      throw new BlemishException(
          "%s: not a CSV table (%s)".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException | RuntimeException e) {
      if (e instanceof BlemishException known) {
        throw known;
      }
      throw new BlemishException("%s: cannot be read (%s)".formatted(file, e.getMessage()), e);
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

  private static double number(Path file, String path, String score) {
    try {
      return Double.parseDouble(score.strip());
    } catch (NumberFormatException e) {
      throw new BlemishException(
          "%s: score of %s is '%s', expected a number".formatted(file, path, score), e);
    }
  }
}
