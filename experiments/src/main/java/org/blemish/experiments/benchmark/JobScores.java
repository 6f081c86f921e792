// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;

/**
 * The image scores of one job, from its {@code scores.csv}.
 *
 * @param images highest score first
 */
record JobScores(List<ImageScore> images) {
  /**
   * One image.
   *
   * @param path its id
   * @param defective whether its label is defective
   * @param score image score, higher is more anomalous
   */
  record ImageScore(String path, boolean defective, double score) {}

  JobScores {
    images =
        images.stream().sorted(Comparator.comparingDouble(ImageScore::score).reversed()).toList();
  }

  /** Reads the scores; none where the file is missing. */
  static JobScores read(Path file) {
    List<ImageScore> images = new ArrayList<>();
    if (Files.exists(file)) {
      try (MappingIterator<Map<String, String>> rows =
          new CsvMapper()
              .readerForMapOf(String.class)
              .with(CsvSchema.emptySchema().withHeader())
              .readValues(file.toFile())) {
        while (rows.hasNext()) {
          Map<String, String> row = rows.next();
          images.add(
              new ImageScore(
                  value(file, row, "path"),
                  value(file, row, "label").equals("defective"),
                  Double.parseDouble(value(file, row, "score"))));
        }
      } catch (IOException | NumberFormatException e) {
        throw new BlemishException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
      }
    }
    return new JobScores(images);
  }

  private static String value(Path file, Map<String, String> row, String column) {
    String value = row.get(column);
    if (value == null || value.isEmpty()) {
      throw new BlemishException("%s: column '%s' is missing or empty".formatted(file, column));
    }
    return value;
  }

  List<ImageScore> good() {
    return images.stream().filter(image -> !image.defective()).toList();
  }

  List<ImageScore> defective() {
    return images.stream().filter(ImageScore::defective).toList();
  }

  /** Good images with the highest scores, the highest first. */
  List<ImageScore> worstGood(int count) {
    return good().stream().limit(count).toList();
  }

  /** Defective images with the lowest scores, the lowest first. */
  List<ImageScore> worstDefective(int count) {
    return defective().stream()
        .sorted(Comparator.comparingDouble(ImageScore::score))
        .limit(count)
        .toList();
  }
}
