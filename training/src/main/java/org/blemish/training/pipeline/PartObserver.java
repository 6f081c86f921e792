// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.Optional;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.Observation;
import org.blemish.core.quality.PictureFacts;
import org.blemish.core.scoring.RawMaps;
import org.blemish.inference.Head;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.features.Pooling;

/**
 * Looks at good parts as the finished model will.
 *
 * @param head of the model
 * @param extractor of its features
 * @param ground the run
 */
record PartObserver(Head head, InputFeatures extractor, Groundwork ground) {
  /**
   * @param maps of the methods
   * @param picture what a quality gate looks at; empty where the gate is off or there is no image
   */
  record Observed(RawMaps maps, Optional<Observation> picture) {}

  Observed observe(Input input, String source) {
    return observe(input, prepare(input, source), source);
  }

  /** The image as the networks see it; empty where there is none. */
  Optional<PreparedImage> prepare(Input input, String source) {
    return extractor.prepare(input, source);
  }

  /**
   * @param image in place of the input's own
   */
  Observed observe(Input input, Optional<PreparedImage> image, String source) {
    Head.Whole whole = head.whole();
    Optional<Pooling.Sum> sum =
        Pooling.over(extractor.specs()).filter(pooling -> gated()).map(Pooling::sum);
    extractor.extract(
        input,
        image,
        source,
        view -> {
          whole.add(view);
          sum.ifPresent(s -> s.add(view));
        });
    RawMaps maps =
        new RawMaps(whole.maps(), ground.preparation().geometry(input.size()), ground.ignore());
    return new Observed(
        maps, facts(image).map(facts -> new Observation(facts, sum.map(Pooling.Sum::pooled))));
  }

  /** The picture alone, without the networks; empty as in {@link Observed}. */
  Optional<Observation> glance(Optional<PreparedImage> image) {
    return facts(image).map(facts -> new Observation(facts, Optional.empty()));
  }

  private Optional<PictureFacts> facts(Optional<PreparedImage> image) {
    return image.filter(i -> gated()).map(i -> PictureFacts.of(i.image(), i.blank()));
  }

  private boolean gated() {
    return !ground.good().pictures().isEmpty();
  }
}
