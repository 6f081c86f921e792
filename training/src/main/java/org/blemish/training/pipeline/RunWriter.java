// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.core.model.Facts;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Judge;
import org.blemish.data.Dataset;
import org.blemish.inference.Model;
import org.blemish.inference.Versions;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.FittedMethod;

/** Writes what a run leaves behind: the model without times, {@code run.json} with them. */
record RunWriter(
    RunFolder folder,
    Configuration configuration,
    TrainingSettings settings,
    Dataset dataset,
    Groundwork ground) {
  /**
   * What stands in {@code run.json}.
   *
   * @param finished UTC
   * @param model digest of the model file
   * @param dataset name of the category
   * @param fit number of samples
   * @param calibrate number of samples
   * @param seconds by stage
   * @param parity greatest relative difference between graph and networks
   * @param parityViews views compared
   * @param machine where it ran
   */
  record Run(
      String finished,
      String model,
      String dataset,
      int fit,
      int calibrate,
      Map<String, Double> seconds,
      double parity,
      int parityViews,
      Machine machine) {}

  TrainedRun write(
      FittedMethod fitted,
      Judge judge,
      Optional<QualityGate> gate,
      ParityCheck parity,
      Map<String, Double> seconds) {
    Facts facts =
        new Facts(
            dataset.name(),
            settings.method(),
            settings.modality().toString(),
            ground.backbone().map(b -> b.descriptor().name()),
            configuration.tree(),
            ground.fit().size(),
            Optional.of(ground.good().digest()),
            Optional.of(settings.seed()),
            Versions.current(),
            Optional.of(parity.difference()));
    String digest =
        Model.write(
            folder.model(),
            facts,
            ground.pipeline(),
            ground.backbone(),
            fitted.head(),
            judge,
            ground.ignore(),
            gate);
    Run run =
        new Run(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            digest,
            dataset.name(),
            ground.fit().size(),
            ground.calibrate().size(),
            new LinkedHashMap<>(seconds),
            parity.difference(),
            parity.views(),
            Machine.here(settings.effectiveThreads()));
    AtomicFile.write(folder.run(), Json.bytes(run));
    return new TrainedRun(
        folder,
        digest,
        judge.calibration(),
        parity.difference(),
        seconds,
        new History(folder.history()).epochs());
  }
}
