// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.DecisionRule;
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
    TrainingInputs inputs) {
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
  record RunRecord(
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
      DecisionRule judge,
      Optional<QualityGate> gate,
      ParityCheck parity,
      Map<String, Double> seconds) {
    ModelMetadata facts =
        new ModelMetadata(
            dataset.name(),
            settings.method(),
            settings.modality().toString(),
            inputs.backbone().map(b -> b.descriptor().name()),
            configuration.tree(),
            inputs.fit().size(),
            Optional.of(inputs.good().digest()),
            Optional.of(settings.seed()),
            Versions.current(),
            Optional.of(parity.difference()));
    String digest =
        Model.write(
            folder.model(),
            facts,
            inputs.pipeline(),
            inputs.backbone(),
            fitted.head(),
            judge,
            inputs.ignore(),
            gate);
    RunRecord run =
        new RunRecord(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            digest,
            dataset.name(),
            inputs.fit().size(),
            inputs.calibrate().size(),
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
