// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.file.Sha256;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.input.Input;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.statistics.Quantiles;
import org.blemish.data.Dataset;
import org.blemish.data.MaskNote;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.blemish.inference.Detector;

/**
 * Inspects every test sample of a data set and computes the metrics of a detector. Labels are only
 * compared with the results; they choose nothing.
 *
 * @param detector stays open
 * @param dataset whose test samples are inspected
 * @param settings which metrics are computed
 * @param maps folder for anomaly maps as float TIFF of the inputs' size, in the layout of the data
 *     sets' evaluators; empty: none are written
 * @param areas ignored areas and region of interest, in addition to the model's own
 * @param used images that the model was fitted to or calibrated with; those among the test images
 *     are counted
 */
public record EvaluationRun(
    Detector detector,
    Dataset dataset,
    EvaluationSettings settings,
    Optional<Path> maps,
    InferenceAreas areas,
    Optional<UsedImages> used) {
  /** Test images are not compared with those that the model has used. */
  public EvaluationRun(
      Detector detector,
      Dataset dataset,
      EvaluationSettings settings,
      Optional<Path> maps,
      InferenceAreas areas) {
    this(detector, dataset, settings, maps, areas, Optional.empty());
  }

  /**
   * The result of a run. Immutable.
   *
   * @param evaluation metrics and curves
   * @param scores one row per sample
   * @param seconds by stage, sum over all samples
   * @param medianMilliseconds median time from a decoded input to its verdict
   * @param excludedPixels pixels in no pixel metric
   * @param provenance data set, model and versions
   * @param verdicts counts at the model's own thresholds; empty if it has none
   * @param usedImages test images that the model was fitted to or calibrated with
   * @param problems images that could not be inspected, and notes about masks
   */
  public record EvaluationResult(
      Evaluation evaluation,
      List<ScoreRow> scores,
      Map<String, Double> seconds,
      double medianMilliseconds,
      ExcludedPixels excludedPixels,
      EvaluationProvenance provenance,
      Optional<VerdictCounts> verdicts,
      int usedImages,
      DataProblems problems) {
    public EvaluationResult {
      scores = List.copyOf(scores);
      seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }
  }

  /** Receives each inspected sample, such as a report. */
  @FunctionalInterface
  public interface SampleListener {
    void inspected(InspectedSample sample);
  }

  /**
   * Runs the evaluation. A test image that cannot be inspected is left out of all metrics; a mask
   * that does not fit leaves its image out of the pixel metrics.
   *
   * @param listener gets each sample
   * @param progress gets the number of samples done
   * @throws BlemishException if the data set has no test samples, or none can be inspected
   */
  public EvaluationResult run(SampleListener listener, IntConsumer progress) {
    if (dataset.test().isEmpty()) {
      throw new BlemishException(
          "%s: no test images (read as %s): evaluation needs good and defective images with labels"
              .formatted(dataset.root(), dataset.layout()));
    }
    SampleReader reader = new SampleReader(detector.model().pipeline().reader(), areas);
    ExcludedPixels excluded = ExcludedPixels.NONE;
    int usedImages = 0;
    List<ScoreRow> scores = new ArrayList<>();
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    List<Double> perSample = new ArrayList<>();
    List<DataProblems.FailedSample> failed = new ArrayList<>();
    List<MaskNote> notes = new ArrayList<>();
    int done = 0;
    VerdictCounts.Counter verdicts = new VerdictCounts.Counter();
    try (Evaluator evaluator = new Evaluator(settings)) {
      for (Sample sample : dataset.test()) {
        long start = System.nanoTime();
        Input input;
        double readMilliseconds;
        Detector.DetailedInspection detailed;
        try {
          input = reader.read(sample);
          readMilliseconds = (System.nanoTime() - start) / 1e6;
          detailed = detector.inspectInDetail(input, sample.id());
        } catch (BlemishException e) {
          failed.add(new DataProblems.FailedSample(sample.id(), String.valueOf(e.getMessage())));
          progress.accept(++done);
          continue;
        }
        milliseconds.merge("read", readMilliseconds, Double::sum);
        Inspection inspection = detailed.inspection();
        perSample.add(inspection.milliseconds().values().stream().mapToDouble(ms -> ms).sum());
        inspection
            .milliseconds()
            .forEach((stage, ms) -> milliseconds.merge(stage, ms, Double::sum));
        SampleTruth truth = SampleTruth.read(dataset, sample, input.size());
        notes.addAll(truth.notes());
        EvaluatedPixels evaluated = EvaluatedPixels.of(detailed.maps());
        FloatMap map = inspection.map().orElseThrow();
        evaluated.addTo(
            evaluator,
            new ScoredImage(sample.id(), inspection.score(), sample.label(), sample.defectType()),
            map,
            mapForResizedAuroc(detailed.maps(), evaluated, map),
            truth);
        excluded = excluded.with(sample, truth, evaluated);
        maps.ifPresent(folder -> FloatTiff.write(mapFile(folder, sample), map));
        scores.add(ScoreRow.of(sample, inspection));
        verdicts.add(sample.label(), inspection.verdict());
        usedImages += isUsed(sample, input) ? 1 : 0;
        listener.inspected(
            new InspectedSample(sample, input, inspection, detailed.rejection(), truth));
        progress.accept(++done);
      }
      requireSome(scores, failed);
      long start = System.nanoTime();
      Evaluation evaluation = evaluator.finish();
      milliseconds.put("metrics", (System.nanoTime() - start) / 1e6);
      Map<String, Double> seconds = new LinkedHashMap<>();
      milliseconds.forEach((stage, ms) -> seconds.put(stage, ms / 1000));
      return new EvaluationResult(
          evaluation,
          scores,
          seconds,
          Quantiles.median(perSample.stream().mapToDouble(ms -> ms).toArray()),
          excluded,
          EvaluationProvenance.of(dataset, detector.model()),
          verdicts.counts(),
          usedImages,
          new DataProblems(failed, notes));
    }
  }

  private void requireSome(List<ScoreRow> scores, List<DataProblems.FailedSample> failed) {
    if (scores.isEmpty()) {
      throw new BlemishException(
          "%s: none of the %d test images can be inspected: %s"
              .formatted(dataset.root(), failed.size(), failed.get(0).error()));
    }
  }

  /**
   * The map of {@code pixel_auroc_192}: computed from the network's grid as published, if the whole
   * input was stretched onto the grid and no pixel is excluded; else from the map of the input's
   * size.
   */
  private FloatMap mapForResizedAuroc(RawMaps raw, EvaluatedPixels evaluated, FloatMap map) {
    Preparation preparation = detector.model().pipeline().preparation();
    if (preparation.fit() != ResizeMode.STRETCH || evaluated.excluded().isPresent()) {
      return map;
    }
    Size paper = settings.resizedAurocSize();
    RawMaps small = RawMaps.of(raw.maps(), Geometry.stretched(paper, preparation.size()));
    return detector.model().decisionRule().scoring().map(small);
  }

  private boolean isUsed(Sample sample, Input input) {
    return used.isPresent()
        && input.image().isPresent()
        && sample.image().isPresent()
        && used.get()
            .use(Sha256.of(sample.image().get()).hex(), UsedImage.pixels(input.image().get()))
            .isPresent();
  }

  /** The file in which the data set's evaluator expects the map. */
  private Path mapFile(Path folder, Sample sample) {
    return folder.resolve(DatasetLayouts.mapPath(dataset, sample) + ".tiff");
  }
}
