// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Images;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Dataset;
import org.blemish.data.MaskNote;
import org.blemish.data.Sample;
import org.blemish.data.area.InferenceAreas;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.ScoredImage;

/**
 * Computes the metrics of anomaly maps that another program wrote, with the same definitions as for
 * models. A map must have the size of its image; {@code pixel_auroc_192} is computed from it too.
 *
 * @param dataset whose test samples the maps belong to
 * @param maps their folder, in the layout of the data sets' evaluators
 * @param scores CSV of image scores; empty: the highest evaluated value of each map
 * @param settings which metrics are computed
 * @param areas ignored areas and region of interest
 */
public record MapEvaluation(
    Dataset dataset,
    Path maps,
    Optional<Path> scores,
    EvaluationSettings settings,
    InferenceAreas areas) {
  /**
   * The result.
   *
   * @param evaluation metrics and curves
   * @param problems notes about masks
   */
  public record MeasuredMaps(Evaluation evaluation, DataProblems problems) {}

  /**
   * Computes the metrics and writes {@code metrics.json} and {@code scores.csv}.
   *
   * @param output folder, created if it does not exist
   * @param progress gets the number of samples done
   * @throws BlemishException naming the map or score that is missing or does not fit
   */
  public MeasuredMaps write(Path output, IntConsumer progress) {
    if (dataset.test().isEmpty()) {
      throw new BlemishException(
          "%s: no test images (read as %s)".formatted(dataset.root(), dataset.layout()));
    }
    ExternalMaps given = new ExternalMaps(maps, dataset);
    dataset.test().forEach(given::file); // reports a missing map before the long work
    Optional<ExternalScores> table = scores.map(ExternalScores::read);
    ExcludedPixels excluded = ExcludedPixels.NONE;
    List<ScoreRow> rows = new ArrayList<>();
    List<MaskNote> notes = new ArrayList<>();
    try (Evaluator evaluator = new Evaluator(settings)) {
      for (Sample sample : dataset.test()) {
        FloatMap map = given.read(sample);
        Size size = sample.image().map(Images::size).orElse(map.size());
        if (!map.size().equals(size)) {
          throw new BlemishException(
              "anomaly map of %s is %s, its image %s: expected the same size"
                  .formatted(sample.id(), map.size(), size));
        }
        EvaluatedPixels evaluated = EvaluatedPixels.of(areas, size, sample.id());
        double score =
            table.isPresent() ? table.get().of(sample) : evaluated.highest(map, sample.id());
        SampleTruth truth = SampleTruth.read(dataset, sample, size);
        notes.addAll(truth.notes());
        evaluated.addTo(
            evaluator,
            new ScoredImage(sample.id(), score, sample.label(), sample.defectType()),
            map,
            map,
            truth);
        excluded = excluded.with(sample, truth, evaluated);
        rows.add(row(sample, score));
        progress.accept(rows.size());
      }
      Evaluation evaluation = evaluator.finish();
      DataProblems problems = new DataProblems(List.of(), notes);
      MetricsFile.writeOfMaps(
          output.resolve("metrics.json"),
          evaluation.metrics(),
          excluded,
          EvaluationProvenance.ofMaps(dataset),
          problems);
      ScoreRow.write(output.resolve("scores.csv"), rows);
      return new MeasuredMaps(evaluation, problems);
    }
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
