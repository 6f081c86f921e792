// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.input.Input;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.quality.QualityGate;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.Progress;

/**
 * Fits the quality gate of a run: to good images, and to the corruptions that a model tolerates on
 * images that it was not fitted to.
 *
 * @param features of the samples to fit, which come first
 * @param inspector with a model that was not fitted to the unseen samples
 * @param unseen these samples and the model's rule
 */
record GateFitting(
    FeatureStore features,
    SampleInspector inspector,
    Optional<FittedRun.Unseen> unseen,
    Progress progress) {
  /** Augmented images that are measured: a few of each corruption show its range. */
  private static final int AUGMENTED_IMAGES = 48;

  /** The gate; empty where the settings ask for none, or there are no images. */
  Optional<QualityGate> fit() {
    TrainingInputs inputs = inspector.inputs();
    List<ImageQuality> qualities = inputs.good().imageQualities();
    Optional<FeaturePooling> pooling = FeaturePooling.over(features.specs());
    if (qualities.isEmpty() || pooling.isEmpty()) {
      return Optional.empty();
    }
    List<GateInput> fitted = new ArrayList<>();
    for (int i = 0; i < qualities.size(); i++) {
      fitted.add(
          new GateInput(qualities.get(i), Optional.of(pooling.get().of(features.sample(i)))));
    }
    List<GateInput> heldOut = unseen.map(FittedRun.Unseen::gateInputs).orElse(List.of());
    QualityGate gate =
        QualityGate.learn(inputs.preparation().exposure().isPresent(), fitted, heldOut)
            .widenedByAugmentation(augmentedImages());
    if (unseen.isEmpty()) {
      return Optional.of(gate);
    }
    List<GateInput> good = new ArrayList<>(fitted);
    good.addAll(heldOut);
    return Optional.of(
        gate.withTolerances(
            good, new ToleranceMeasurement(gate, inspector, unseen.get(), progress).trials()));
  }

  private List<GateInput> augmentedImages() {
    TrainingInputs inputs = inspector.inputs();
    List<Sample> augmented =
        inputs.trainingSamples().subList(inputs.fit().size(), inputs.trainingSamples().size());
    Function<Sample, Input> reader = inputs.trainingReader();
    return augmented.stream()
        .limit(AUGMENTED_IMAGES) // corruptions come in turn
        .flatMap(
            sample -> {
              Input input = reader.apply(sample);
              return inspector.gateInput(input, inspector.prepare(input, sample.id())).stream();
            })
        .toList();
  }
}
