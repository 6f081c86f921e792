// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.blemish.data.text.CsvReader;
import org.blemish.data.text.CsvRow;

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

  /** Reads the scores; none if the file is missing. */
  static JobScores read(Path file) {
    List<ImageScore> images = new ArrayList<>();
    if (Files.exists(file)) {
      for (CsvRow row : CsvReader.read(file, List.of("path", "label", "score"))) {
        double score =
            row.number("score").orElseThrow(() -> row.error("score", "empty; expected a number"));
        images.add(new ImageScore(row.text("path"), row.text("label").equals("defective"), score));
      }
    }
    return new JobScores(images);
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
