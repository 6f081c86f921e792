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
import org.blemish.data.corruption.Disturbance;
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
final class Variant implements AutoCloseable {
  private static final String AU_PRO = "au_pro_0.3";

  private final Optional<Disturbance> disturbance;
  private final Evaluator evaluator;
  private VariantCounts good = VariantCounts.NONE;
  private VariantCounts defective = VariantCounts.NONE;

  /**
   * @param disturbance empty for the images as they are
   */
  Variant(Optional<Disturbance> disturbance) {
    this.disturbance = disturbance;
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
    return disturbance.map(Disturbance::name).orElse(VariantResult.UNDISTURBED);
  }

  /** Inspects one image. */
  void add(Detector detector, Sample sample, Input input, SampleTruth truth, long seed) {
    Detector.Detailed detailed = detector.inspectInDetail(disturbed(input, seed), sample.id());
    var inspection = detailed.inspection();
    if (sample.label() == Label.GOOD) {
      good = good.plus(inspection, detailed.doubt());
    } else {
      defective = defective.plus(inspection, detailed.doubt());
    }
    ScoredImage scored =
        new ScoredImage(sample.id(), inspection.score(), sample.label(), sample.defectType());
    FloatMap map = inspection.map().orElseThrow();
    truth
        .metrics()
        .ifPresentOrElse(
            given -> evaluator.add(scored, map, moved(given, seed)), () -> evaluator.add(scored));
  }

  private Input disturbed(Input input, long seed) {
    return disturbance
        .map(
            d ->
                new Input(
                    input.image().map(image -> d.apply(image, seed)),
                    input.scan(),
                    input.ignore().map(mask -> d.move(mask, seed))))
        .orElse(input);
  }

  private PixelTruth moved(PixelTruth truth, long seed) {
    if (disturbance.isEmpty() || !disturbance.get().moves()) {
      return truth;
    }
    Disturbance move = disturbance.get();
    if (truth instanceof PixelTruth.Saturated saturated) {
      List<DefectRegion> regions =
          saturated.regions().stream()
              .map(region -> moved(region, move.move(region.mask(), seed)))
              .toList();
      return new PixelTruth.Saturated(saturated.size(), regions);
    }
    return new PixelTruth.Exact(move.move(truth.mask(), seed));
  }

  /** Pixels that left the picture need not be found. */
  private static DefectRegion moved(DefectRegion region, Mask mask) {
    return new DefectRegion(region.defect(), mask, Math.min(region.saturation(), mask.count()));
  }

  VariantResult result(boolean calibrated, boolean gated) {
    Evaluation evaluation = evaluator.finish();
    return VariantResult.of(
        name(),
        figure(evaluation, "image_auroc"),
        figure(evaluation, AU_PRO),
        good,
        defective,
        calibrated,
        gated);
  }

  private static Optional<Double> figure(Evaluation evaluation, String name) {
    OptionalDouble value = evaluation.metrics().figure(name);
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
