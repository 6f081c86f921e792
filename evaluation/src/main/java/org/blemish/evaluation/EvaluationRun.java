// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.model.UsedImages;
import org.blemish.core.scan.FloatTiff;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationSettings;
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
   * @param medianMilliseconds median time from a decoded input to its verdict, while the detector
   *     inspects as many others as it was opened for
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
    SampleInspection inspection =
        new SampleInspection(detector, dataset, reader, settings.resizedAurocSize(), used);
    try (EvaluationCollector collector = new EvaluationCollector(settings)) {
      AtomicInteger done = new AtomicInteger();
      detector
          .pipeline()
          .<Sample, SampleInspection.Outcome>run(
              dataset.test().iterator(),
              (sample, memory) -> inspection.inspect(sample, memory),
              (sample, outcome) -> {
                if (outcome instanceof SampleInspection.Outcome.Failed failed) {
                  collector.failed(sample, failed.reason());
                }
                if (outcome instanceof SampleInspection.Outcome.Inspected inspected) {
                  maps.ifPresent(
                      folder -> FloatTiff.write(mapFile(folder, sample), inspected.map()));
                  collector.add(inspected);
                  listener.inspected(inspected.sample());
                }
                progress.accept(done.incrementAndGet());
              });
      return collector.result(dataset, detector.model());
    }
  }

  /** The file in which the data set's evaluator expects the map. */
  private Path mapFile(Path folder, Sample sample) {
    return folder.resolve(DatasetLayouts.mapPath(dataset, sample) + ".tiff");
  }
}
