// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.input.Input;
import org.blemish.core.quality.Observation;
import org.blemish.core.quality.PictureFacts;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Judge;
import org.blemish.data.Sample;
import org.blemish.inference.features.Pooling;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.Progress;

/**
 * Learns the quality gate of a run: from good pictures, and from what its model bears.
 *
 * @param features of the fit samples first
 * @param observer of parts
 * @param judge of the run
 */
record GateFitting(FeatureStore features, PartObserver observer, Judge judge, Progress progress) {
  /** Variants that are looked at: a few of each disturbance show how far it goes. */
  private static final int VARIANTS = 48;

  /**
   * @param heldOut pictures of the held-out samples
   * @return empty where the settings ask for none, or there are no pictures
   */
  Optional<QualityGate> learn(List<Observation> heldOut) {
    Groundwork ground = observer.ground();
    List<PictureFacts> pictures = ground.good().pictures();
    Optional<Pooling> pooling = Pooling.over(observer.extractor().specs());
    if (pictures.isEmpty() || pooling.isEmpty()) {
      return Optional.empty();
    }
    List<Observation> training = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      training.add(
          new Observation(pictures.get(i), Optional.of(pooling.get().of(features.sample(i)))));
    }
    QualityGate gate =
        QualityGate.learn(ground.preparation().exposure().isPresent(), training, heldOut)
            .taught(variants());
    List<Observation> good = new ArrayList<>(training);
    good.addAll(heldOut);
    return Optional.of(gate.tried(good, new Endurance(gate, observer, judge, progress).trials()));
  }

  private List<Observation> variants() {
    Groundwork ground = observer.ground();
    List<Sample> variants = ground.learnt().subList(ground.fit().size(), ground.learnt().size());
    Function<Sample, Input> reader = ground.learntReader();
    return variants.stream()
        .limit(VARIANTS) // disturbances come in turn
        .map(variant -> observer.prepare(reader.apply(variant), variant.id()))
        .flatMap(prepared -> observer.glance(prepared).stream())
        .toList();
  }
}
