// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Corruption;
import org.blemish.evaluation.EvaluatedPixels;
import org.blemish.evaluation.EvaluationReport;
import org.blemish.evaluation.SampleTruth;
import org.blemish.evaluation.metrics.Bootstrap;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.evaluation.page.Figure;
import org.blemish.evaluation.page.ThreeDigits;
import org.blemish.inference.Detector;

/**
 * All test images under one corruption, added one after another. Holds a temporary file: close it.
 * For one thread, except {@link #inspect}.
 */
final class CorruptionCase implements AutoCloseable {
  private final Optional<Corruption> corruption;
  private final Evaluator evaluator;
  private CorruptionCaseCounts good = CorruptionCaseCounts.NONE;
  private CorruptionCaseCounts defective = CorruptionCaseCounts.NONE;

  /**
   * @param corruption empty for the images as they are
   */
  CorruptionCase(Optional<Corruption> corruption) {
    this.corruption = corruption;
    this.evaluator =
        new Evaluator(
            new EvaluationSettings(
                List.of(CorruptionCaseResult.AU_PRO_LIMIT),
                List.of(),
                List.of(),
                new Size(192, 192),
                new Bootstrap(1, 0.95, 0),
                1));
  }

  /** Name of the corruption, or {@link CorruptionCaseResult#UNCORRUPTED}. */
  String name() {
    return corruption.map(Corruption::name).orElse(CorruptionCaseResult.UNCORRUPTED);
  }

  /**
   * Inspects one sample under this corruption. Safe for many threads.
   *
   * @param input as read, with the pixels to ignore
   * @param seed seed of the corruption's random choices
   */
  Detector.DetailedInspection inspect(Detector detector, Sample sample, Input input, long seed) {
    return detector.inspectInDetail(corrupted(input, seed), sample.id());
  }

  /**
   * Adds one sample. A defective sample whose defects all leave the image is in no pixel metric and
   * keeps its label in the image metrics.
   *
   * @param detailed what {@link #inspect} returned for it
   * @param truth of the sample as read
   * @param seed as for the inspection
   */
  void add(Detector.DetailedInspection detailed, Sample sample, SampleTruth truth, long seed) {
    Inspection inspection = detailed.inspection();
    if (sample.label() == Label.GOOD) {
      good = good.plus(inspection, detailed.rejection());
    } else {
      defective = defective.plus(inspection, detailed.rejection());
    }
    FloatMap map = inspection.map().orElseThrow();
    EvaluatedPixels.of(detailed.maps())
        .addTo(
            evaluator,
            new ScoredImage(sample.id(), inspection.score(), sample.label(), sample.defectType()),
            map,
            map,
            corrupted(truth, seed));
  }

  /** The result of a sample as an image. */
  CorruptionExample example(
      Detector detector,
      Detector.DetailedInspection detailed,
      Sample sample,
      Input input,
      SampleTruth truth,
      long seed) {
    Input shown = corrupted(input, seed);
    Image image = shown.image().orElseGet(() -> ShadedDepth.render(shown.scan().orElseThrow()));
    Inspection inspection = detailed.inspection();
    Figure figure =
        Figure.of(
            image,
            inspection.map().orElseThrow(),
            corrupted(truth, seed).mask(),
            EvaluationReport.scale(detector.model()),
            CorruptionExample.SIDE);
    return new CorruptionExample(
        name(),
        sample.label(),
        figure.withCaption(
            Optional.of(inspection.verdict()),
            name().equals(CorruptionCaseResult.UNCORRUPTED) ? "as it is" : name(),
            "score %s, %s"
                .formatted(
                    ThreeDigits.text(inspection.score()),
                    sample.label() == Label.GOOD ? "good part" : sample.defectType())));
  }

  private Input corrupted(Input input, long seed) {
    return corruption
        .map(
            c ->
                new Input(
                    input.image().map(image -> c.apply(image, seed)),
                    input.scan(),
                    input.ignore().map(mask -> c.transformMask(mask, seed))))
        .orElse(input);
  }

  private SampleTruth corrupted(SampleTruth truth, long seed) {
    return corruption
        .filter(Corruption::isGeometric)
        .map(c -> truth.transformed(mask -> c.transformMask(mask, seed)))
        .orElse(truth);
  }

  CorruptionCaseResult result(boolean calibrated, boolean gated) {
    Metrics metrics = evaluator.finish().metrics();
    return CorruptionCaseResult.of(
        name(),
        metric(metrics, MetricKey.IMAGE_AUROC),
        metric(metrics, CorruptionCaseResult.AU_PRO),
        good,
        defective,
        calibrated,
        gated);
  }

  private static Optional<Double> metric(Metrics metrics, MetricKey key) {
    OptionalDouble value = metrics.value(key);
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
