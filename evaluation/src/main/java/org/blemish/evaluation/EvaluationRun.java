// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.inference.Detector;

/**
 * Inspects every test sample of a data set and measures how right the detector is. Labels choose
 * nothing.
 *
 * @param detector stays open
 * @param dataset whose test samples are inspected
 * @param settings which figures are wanted
 * @param maps folder for float TIFF maps at the inputs' size, in the evaluators' layout
 * @param areas what is said beside the model of where to judge
 */
public record EvaluationRun(
    Detector detector,
    Dataset dataset,
    EvaluationSettings settings,
    Optional<Path> maps,
    InferenceAreas areas) {
  /**
   * What came out.
   *
   * @param evaluation figures and curves
   * @param scores one row per sample
   * @param seconds by stage, all samples together
   * @param medianMilliseconds from one decoded input to its verdict
   * @param excludedPixels pixels that are in no figure
   */
  public record EvaluationResult(
      Evaluation evaluation,
      List<ScoreRow> scores,
      Map<String, Double> seconds,
      double medianMilliseconds,
      ExcludedPixels excludedPixels) {}

  /** Takes each inspected sample, for a report. */
  @FunctionalInterface
  public interface SampleListener {
    void inspected(Sample sample, Input input, Inspection inspection, SampleTruth truth);
  }

  /**
   * Runs it.
   *
   * @param listener gets each sample
   * @param progress gets the number of samples done
   * @throws BlemishException where the data set has no test samples, or a file cannot be read
   */
  public EvaluationResult run(SampleListener listener, IntConsumer progress) {
    if (dataset.test().isEmpty()) {
      throw new BlemishException(
          "%s: no test images (read as %s): evaluation needs good and defective images with labels"
              .formatted(dataset.root(), dataset.layout()));
    }
    SampleReader reader = new SampleReader(detector.model().pipeline().reader(), areas);
    ExcludedPixels countedOut = ExcludedPixels.NOTHING;
    List<ScoreRow> scores = new ArrayList<>();
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    List<Double> each = new ArrayList<>();
    try (Evaluator evaluator = new Evaluator(settings)) {
      for (Sample sample : dataset.test()) {
        long start = System.nanoTime();
        Input input = reader.read(sample);
        milliseconds.merge("read", (System.nanoTime() - start) / 1e6, Double::sum);
        Detector.DetailedInspection detailed = detector.inspectInDetail(input, sample.id());
        Inspection inspection = detailed.inspection();
        each.add(inspection.milliseconds().values().stream().mapToDouble(ms -> ms).sum());
        inspection
            .milliseconds()
            .forEach((stage, ms) -> milliseconds.merge(stage, ms, Double::sum));
        SampleTruth truth = SampleTruth.read(dataset, sample, input.size());
        add(evaluator, sample, detailed.maps(), inspection, truth);
        if (truth.mask().isPresent()) {
          countedOut = countedOut.with(sample, truth.mask().get(), detailed.maps().excluded());
        }
        FloatMap map = inspection.map().orElseThrow();
        maps.ifPresent(folder -> FloatTiff.write(mapFile(folder, sample), map));
        scores.add(ScoreRow.of(sample, inspection));
        listener.inspected(sample, input, inspection, truth);
        progress.accept(scores.size());
      }
      long start = System.nanoTime();
      Evaluation evaluation = evaluator.finish();
      milliseconds.put("metrics", (System.nanoTime() - start) / 1e6);
      Map<String, Double> seconds = new LinkedHashMap<>();
      milliseconds.forEach((stage, ms) -> seconds.put(stage, ms / 1000));
      each.sort(Comparator.naturalOrder());
      return new EvaluationResult(
          evaluation, scores, seconds, each.get(each.size() / 2), countedOut);
    }
  }

  private void add(
      Evaluator evaluator, Sample sample, RawMaps raw, Inspection inspection, SampleTruth truth) {
    ScoredImage scored =
        new ScoredImage(sample.id(), inspection.score(), sample.label(), sample.defectType());
    FloatMap map = inspection.map().orElseThrow();
    if (truth.pixelTruth().isEmpty()) {
      evaluator.add(scored);
    } else {
      evaluator.add(
          scored,
          map,
          mapForResizedAuroc(raw, map),
          truth.pixelTruth().orElseThrow(),
          raw.excluded());
    }
  }

  /**
   * The map of {@code pixel_auroc_192}: straight from the grid where the whole input was stretched
   * onto it and all of it is judged, as published; else by way of the input's own pixels.
   */
  private FloatMap mapForResizedAuroc(RawMaps raw, FloatMap map) {
    Preparation preparation = detector.model().pipeline().preparation();
    if (preparation.fit() != ResizeMode.STRETCH || raw.excluded().isPresent()) {
      return map;
    }
    Size paper = settings.resizedAurocSize();
    RawMaps small = RawMaps.of(raw.maps(), Geometry.stretched(paper, preparation.size()));
    return detector.model().decisionRule().scoring().map(small);
  }

  /** Where the data set's own evaluator looks for it. */
  private Path mapFile(Path folder, Sample sample) {
    return folder.resolve(DatasetLayouts.mapPath(dataset, sample) + ".tiff");
  }
}
