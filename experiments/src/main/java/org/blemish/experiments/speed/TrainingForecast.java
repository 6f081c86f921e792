// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.speed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.blemish.training.method.Epoch;
import org.blemish.training.pipeline.TrainedRun;

/**
 * The expected time of a training, extrapolated from one of a few images.
 *
 * @param images good images to train on
 * @param seconds from start to model file
 * @param featureMib disk space of the features in MiB
 */
public record TrainingForecast(int images, double seconds, long featureMib) {
  /** Corruptions and severities of the quality gate's trial, each with up to eight images. */
  private static final int GATE_INSPECTIONS = 200;

  /** A fold's memory banks choose among half the candidates. */
  private static final double FOLD_COST = 0.5;

  /**
   * Extrapolates.
   *
   * @param run a finished training without folds and gate
   * @param trained number of its images, enough to fill the candidates of a memory bank
   * @param section settings of the method in the training that is forecast; the run itself may have
   *     had fewer epochs
   * @param images number of images to forecast
   * @param folds of the training that is forecast
   * @param imagesPerSecond that the model inspects side by side
   * @param featureBytes of one image
   */
  static TrainingForecast of(
      TrainedRun run,
      int trained,
      ObjectNode section,
      int images,
      int folds,
      double imagesPerSecond,
      long featureBytes) {
    double networksHere = run.history().stream().mapToDouble(Epoch::seconds).sum();
    double perImage =
        (seconds(run, "reading") + seconds(run, "features") + seconds(run, "part mask")) / trained;
    double banks = Math.max(0, seconds(run, "fit") - networksHere);
    double seconds =
        images * perImage
            + networks(run.history(), section, trained, images)
            + banks * (1 + FOLD_COST * folds)
            + seconds(run, "parity")
            + (images + GATE_INSPECTIONS) / imagesPerSecond;
    return new TrainingForecast(images, seconds, (images * featureBytes) >> 20);
  }

  /** Seconds of all epochs of networks, from the last epoch of each phase of the small training. */
  private static double networks(List<Epoch> history, ObjectNode section, int trained, int images) {
    double seconds = 0;
    for (String phase : history.stream().map(Epoch::phase).distinct().toList()) {
      double last =
          history.stream()
              .filter(epoch -> epoch.phase().equals(phase))
              .reduce((first, second) -> second)
              .map(Epoch::seconds)
              .orElseThrow();
      int epochs = section.path(phase).path("epochs").asInt();
      int samples = section.path("optimisation").path("epochSamples").asInt(images);
      seconds += epochs * last * Math.min(images, samples) / trained;
    }
    return seconds;
  }

  private static double seconds(TrainedRun run, String stage) {
    return run.seconds().getOrDefault(stage, 0.0);
  }
}
