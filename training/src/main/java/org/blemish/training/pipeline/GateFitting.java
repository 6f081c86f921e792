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
import org.blemish.core.scoring.DecisionRule;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.Progress;

/**
 * Learns the quality gate of a run: from good pictures, and from what its model bears.
 *
 * @param features of the fit samples first
 * @param observer of parts
 * @param decisionRule of the run
 */
record GateFitting(
    FeatureStore features, SampleInspector observer, DecisionRule decisionRule, Progress progress) {
  /** Variants that are looked at: a few of each disturbance show how far it goes. */
  private static final int AUGMENTED_IMAGES = 48;

  /**
   * @param heldOut pictures of the held-out samples
   * @return empty where the settings ask for none, or there are no pictures
   */
  Optional<QualityGate> learn(List<GateInput> heldOut) {
    TrainingInputs ground = observer.inputs();
    List<ImageQuality> pictures = ground.good().imageQualities();
    Optional<FeaturePooling> pooling = FeaturePooling.over(observer.extractor().specs());
    if (pictures.isEmpty() || pooling.isEmpty()) {
      return Optional.empty();
    }
    List<GateInput> training = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      training.add(
          new GateInput(pictures.get(i), Optional.of(pooling.get().of(features.sample(i)))));
    }
    QualityGate gate =
        QualityGate.learn(ground.preparation().exposure().isPresent(), training, heldOut)
            .widenedByAugmentation(augmentedImages());
    List<GateInput> good = new ArrayList<>(training);
    good.addAll(heldOut);
    return Optional.of(
        gate.withTolerances(
            good, new ToleranceMeasurement(gate, observer, decisionRule, progress).trials()));
  }

  private List<GateInput> augmentedImages() {
    TrainingInputs ground = observer.inputs();
    List<Sample> variants =
        ground.trainingSamples().subList(ground.fit().size(), ground.trainingSamples().size());
    Function<Sample, Input> reader = ground.trainingReader();
    return variants.stream()
        .limit(AUGMENTED_IMAGES) // disturbances come in turn
        .map(variant -> observer.prepare(reader.apply(variant), variant.id()))
        .flatMap(prepared -> observer.gateInput(prepared).stream())
        .toList();
  }
}
