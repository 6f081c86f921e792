// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.model.EntryContent;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.data.Dataset;
import org.blemish.inference.Model;
import org.blemish.inference.Versions;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.TrainingSettings;

/** Writes the results of a run: the model file, without times, and {@code run.json}, with times. */
record RunWriter(
    RunFolder folder,
    Configuration configuration,
    TrainingSettings settings,
    Dataset dataset,
    TrainingInputs inputs) {
  TrainedRun write(
      FittedRun fitted,
      Optional<QualityGate> gate,
      Optional<String> partMask,
      Map<String, Double> seconds) {
    ParityCheck parity = fitted.parity();
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
    String digest = writeModel(facts, fitted, gate);
    fitted
        .unseen()
        .filter(unseen -> fitted.folds() > 0)
        .ifPresent(unseen -> writeHeldOutModel(facts, unseen, gate));
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
            Machine.here(settings.effectiveThreads()),
            Optional.of(inputs.good().unreadable().stream().map(one -> one.sample().id()).toList())
                .filter(ids -> !ids.isEmpty()));
    AtomicFile.write(folder.run(), Json.bytes(run));
    return new TrainedRun(
        folder,
        digest,
        fitted.rule().calibration(),
        partMask,
        parity.difference(),
        seconds,
        new History(folder.history()).epochs(),
        fitted.calibration());
  }

  private String writeModel(ModelMetadata metadata, FittedRun fitted, Optional<QualityGate> gate) {
    return model(metadata, fitted.method().head(), fitted.rule(), gate)
        .write(folder.model(), records(fitted));
  }

  /** The model of the first fold, for measurements on images that no part of it has seen. */
  private void writeHeldOutModel(
      ModelMetadata metadata, FittedRun.Unseen unseen, Optional<QualityGate> gate) {
    model(metadata, unseen.head(), unseen.rule(), gate).write(folder.heldOutModel());
  }

  private Model model(
      ModelMetadata metadata, OnnxModel head, DecisionRule rule, Optional<QualityGate> gate) {
    return Model.of(metadata, inputs.pipelineOf(head), head, rule)
        .withBackbone(inputs.backbone())
        .withIgnore(inputs.ignore())
        .withGate(gate);
  }

  private Map<ModelEntry, EntryContent> records(FittedRun fitted) {
    Map<ModelEntry, EntryContent> records = new EnumMap<>(ModelEntry.class);
    records.put(ModelEntry.FINGERPRINTS, EntryContent.of(Json.bytes(inputs.good().usedImages())));
    if (!fitted.calibration().isEmpty()) {
      records.put(
          ModelEntry.CALIBRATION,
          EntryContent.of(
              Json.bytes(
                  CalibrationRecord.of(fitted.source(), fitted.folds(), fitted.calibration()))));
    }
    return records;
  }
}
