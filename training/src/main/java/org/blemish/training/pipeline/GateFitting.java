// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.quality.Likeness;
import org.blemish.core.quality.Observation;
import org.blemish.core.quality.QualityGate;
import org.blemish.inference.features.Pooling;
import org.blemish.training.features.FeatureStore;

/**
 * Learns the quality gate of a run.
 *
 * @param ground whose first look has measured the pictures
 * @param features of the fit samples first
 * @param pooling of mean features; empty where there are no images
 */
record GateFitting(Groundwork ground, FeatureStore features, Optional<Pooling> pooling) {
  /**
   * @param heldOut mean features of the held-out samples, in their order
   * @return empty where the settings ask for none, or there are no pictures
   */
  Optional<QualityGate> learn(List<Likeness.Pooled> heldOut) {
    var pictures = ground.good().pictures();
    if (pictures.isEmpty() || pooling.isEmpty()) {
      return Optional.empty();
    }
    int fit = ground.fit().size();
    List<Observation> training = new ArrayList<>();
    for (int i = 0; i < fit; i++) {
      Likeness.Pooled pooled = pooling.get().of(features.sample(i));
      training.add(new Observation(pictures.get(i), Optional.of(pooled)));
    }
    List<Observation> fresh = new ArrayList<>();
    for (int i = 0; i < heldOut.size(); i++) {
      fresh.add(new Observation(pictures.get(fit + i), Optional.of(heldOut.get(i))));
    }
    return Optional.of(
        QualityGate.learn(ground.preparation().exposure().isPresent(), training, fresh));
  }
}
