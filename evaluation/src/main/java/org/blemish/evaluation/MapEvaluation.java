// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.area.InferenceAreas;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.ScoredImage;

/**
 * Measures anomaly maps that any program wrote, by the definitions that models are measured by. A
 * map has to have its image's own size; {@code pixel_auroc_192} is taken from it too.
 *
 * @param dataset whose test samples the maps belong to
 * @param maps their folder, in the layout of the data sets' evaluators
 * @param scores CSV of image scores; empty: the highest value of each map
 * @param settings which figures are wanted
 * @param areas what is said of pixels that do not count
 */
public record MapEvaluation(
    Dataset dataset,
    Path maps,
    Optional<Path> scores,
    EvaluationSettings settings,
    InferenceAreas areas) {
  /**
   * Measures them and writes {@code metrics.json} and {@code scores.csv}.
   *
   * @param progress gets the number of samples done
   * @throws BlemishException naming the map or score that is missing or does not fit
   */
  public Evaluation write(Path output, IntConsumer progress) {
    if (dataset.test().isEmpty()) {
      throw new BlemishException(
          "%s: no test images (read as %s)".formatted(dataset.root(), dataset.layout()));
    }
    ExternalMaps given = new ExternalMaps(maps, dataset.name());
    dataset.test().forEach(given::file); // what is missing is said before the long work
    Optional<ExternalScores> table = scores.map(ExternalScores::read);
    List<ScoreRow> rows = new ArrayList<>();
    try (Evaluator evaluator = new Evaluator(settings)) {
      for (Sample sample : dataset.test()) {
        FloatMap map = given.read(sample);
        double score = table.isPresent() ? table.get().of(sample) : highest(map);
        add(evaluator, sample, map, score);
        rows.add(row(sample, score));
        progress.accept(rows.size());
      }
      Evaluation evaluation = evaluator.finish();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("method", "given maps");
      json.putAll(evaluation.metrics().json());
      AtomicFile.write(output.resolve("metrics.json"), Json.bytes(json));
      ScoreRow.write(output.resolve("scores.csv"), rows);
      return evaluation;
    }
  }

  private void add(Evaluator evaluator, Sample sample, FloatMap map, double score) {
    ScoredImage image = new ScoredImage(sample.id(), score, sample.label(), sample.defectType());
    var size = sample.image().map(Images::size).orElse(map.size());
    SampleTruth truth = SampleTruth.read(dataset, sample, size);
    if (truth.pixelTruth().isEmpty()) {
      evaluator.add(image);
    } else {
      evaluator.add(image, map, map, truth.pixelTruth().get(), areas.ignored(size, sample.id()));
    }
  }

  private static double highest(FloatMap map) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float value : map.values()) {
      highest = Math.max(highest, value); // hands NaN on, which the score refuses
    }
    return highest;
  }

  private static ScoreRow row(Sample sample, double score) {
    return new ScoreRow(
        sample.id(),
        sample.label().name().toLowerCase(Locale.ROOT),
        sample.defectType(),
        score,
        Optional.empty(),
        Verdict.NONE);
  }
}
