// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Corruption;
import org.blemish.evaluation.SampleTruth;
import org.blemish.evaluation.metrics.Bootstrap;
import org.blemish.evaluation.metrics.DefectRegion;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.PixelTruth;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.inference.Detector;

/** All test images under one disturbance, one after another. Holds a temporary file: close it. */
final class CorruptionCase implements AutoCloseable {
  private static final String AU_PRO = "au_pro_0.3";

  private final Optional<Corruption> corruption;
  private final Evaluator evaluator;
  private CorruptionCaseCounts good = CorruptionCaseCounts.NONE;
  private CorruptionCaseCounts defective = CorruptionCaseCounts.NONE;

  /**
   * @param disturbance empty for the images as they are
   */
  CorruptionCase(Optional<Corruption> disturbance) {
    this.corruption = disturbance;
    this.evaluator =
        new Evaluator(
            new EvaluationSettings(
                List.of(0.3),
                List.of(),
                List.of(),
                new Size(192, 192),
                new Bootstrap(1, 0.95, 0),
                1));
  }

  /** The disturbance's, or that there is none. */
  String name() {
    return corruption.map(Corruption::name).orElse(CorruptionCaseResult.UNCORRUPTED);
  }

  /** Inspects one image. */
  void add(Detector detector, Sample sample, Input input, SampleTruth truth, long seed) {
    Detector.DetailedInspection detailed =
        detector.inspectInDetail(corrupted(input, seed), sample.id());
    var inspection = detailed.inspection();
    if (sample.label() == Label.GOOD) {
      good = good.plus(inspection, detailed.rejection());
    } else {
      defective = defective.plus(inspection, detailed.rejection());
    }
    ScoredImage scored =
        new ScoredImage(sample.id(), inspection.score(), sample.label(), sample.defectType());
    FloatMap map = inspection.map().orElseThrow();
    truth
        .pixelTruth()
        .ifPresentOrElse(
            given -> evaluator.add(scored, map, moved(given, seed)), () -> evaluator.add(scored));
  }

  private Input corrupted(Input input, long seed) {
    return corruption
        .map(
            d ->
                new Input(
                    input.image().map(image -> d.apply(image, seed)),
                    input.scan(),
                    input.ignore().map(mask -> d.transformMask(mask, seed))))
        .orElse(input);
  }

  private PixelTruth moved(PixelTruth truth, long seed) {
    if (corruption.isEmpty() || !corruption.get().isGeometric()) {
      return truth;
    }
    Corruption move = corruption.get();
    if (truth instanceof PixelTruth.Saturated saturated) {
      List<DefectRegion> regions =
          saturated.regions().stream()
              .map(region -> moved(region, move.transformMask(region.mask(), seed)))
              .toList();
      return new PixelTruth.Saturated(saturated.size(), regions);
    }
    return new PixelTruth.PlainMask(move.transformMask(truth.mask(), seed));
  }

  /** Pixels that left the picture need not be found. */
  private static DefectRegion moved(DefectRegion region, Mask mask) {
    return new DefectRegion(region.defect(), mask, Math.min(region.saturation(), mask.count()));
  }

  CorruptionCaseResult result(boolean calibrated, boolean gated) {
    Evaluation evaluation = evaluator.finish();
    return CorruptionCaseResult.of(
        name(),
        metric(evaluation, "image_auroc"),
        metric(evaluation, AU_PRO),
        good,
        defective,
        calibrated,
        gated);
  }

  private static Optional<Double> metric(Evaluation evaluation, String name) {
    OptionalDouble value = evaluation.metrics().value(name);
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
