// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.core.scoring.Threshold;
import org.blemish.data.Folds;
import org.blemish.inference.Head;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.training.calibration.CrossFittedCalibration;
import org.blemish.training.calibration.CrossFittedMaps;
import org.blemish.training.calibration.DecidingImages;
import org.blemish.training.calibration.FoldSizes;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.Progress;

/**
 * A model that was fitted to a draw of images, with thresholds of cross-fitting, from cached
 * features.
 *
 * @param settings of the model
 * @param features of all images
 * @param head of the model
 * @param rule of the model
 * @param samples scores of the drawn images, in their order, each by a model without its fold
 */
record FittedDraw(
    DrawSettings settings,
    CachedFeatures features,
    OnnxModel head,
    DecisionRule rule,
    List<CalibrationSample> samples) {
  /**
   * Fits a model.
   *
   * @param parts indices of the images to fit, by parts; a part is in one fold, and counts once
   */
  static FittedDraw of(DrawSettings settings, CachedFeatures features, List<List<Integer>> parts)
      throws IOException {
    try (TemporaryFolder checkpoints = TemporaryFolder.create("draw")) {
      return of(settings, features, parts, checkpoints.path());
    }
  }

  private static FittedDraw of(
      DrawSettings settings, CachedFeatures features, List<List<Integer>> parts, Path checkpoints)
      throws IOException {
    List<Integer> drawn = parts.stream().flatMap(List::stream).toList();
    var training = settings.training();
    FeatureStore store = features.store().subset(drawn);
    Folds folds =
        FoldSizes.of(training, settings.fitter(), drawn.size())
            .divide(
                IntStream.range(0, parts.size())
                    .flatMap(part -> parts.get(part).stream().mapToInt(image -> part))
                    .toArray(),
                training.seed());
    for (int fold = 1; fold <= folds.count(); fold++) {
      Files.createDirectories(checkpoints.resolve("fold-" + fold));
    }
    CrossFit fit =
        settings
            .fitter()
            .crossFit(
                new FitContext(
                    store,
                    checkpoints,
                    training.seed(),
                    training.effectiveThreads(),
                    Progress.NONE),
                folds);
    List<RawMaps> maps =
        CrossFittedMaps.of(
            fit,
            folds,
            store,
            features.geometries(drawn),
            Optional.empty(),
            settings.preparation(),
            settings.concurrency(),
            Progress.NONE);
    CrossFittedCalibration calibration =
        CrossFittedCalibration.of(
            new ScoringSettings(
                fit.model().units(),
                fit.model().terms(),
                training.decision().regions(),
                training.decision().rates()),
            Optional.empty(),
            maps,
            parts.stream()
                .flatMapToDouble(part -> part.stream().mapToDouble(image -> 1.0 / part.size()))
                .toArray(),
            folds);
    return new FittedDraw(
        settings, features, fit.model().head(), calibration.rule(), calibration.samples());
  }

  Threshold reject() {
    return rule.calibration().orElseThrow().reject();
  }

  /** Scores of other images, as an inspection computes them. */
  double[] scores(List<Integer> images) {
    try (Head opened = Head.open(head, settings.preparation(), settings.concurrency().session())) {
      return images.stream()
          .mapToDouble(
              i ->
                  rule.scoring()
                      .score(
                          RawMaps.of(
                              opened.maps(features.store().sample(i)),
                              features.geometries().get(i))))
          .toArray();
    }
  }

  /** Positions in the draw of the images that {@code train} names as standing out. */
  List<Integer> outliers() {
    List<CalibrationImage> images =
        IntStream.range(0, samples.size())
            .mapToObj(i -> new CalibrationImage(Integer.toString(i), samples.get(i)))
            .toList();
    return DecidingImages.of(images, rule.calibration().orElseThrow()).outliers().stream()
        .map(image -> Integer.valueOf(image.id()))
        .toList();
  }
}
