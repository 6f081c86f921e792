// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.Optional;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.scoring.RawMaps;
import org.blemish.inference.Head;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.inference.features.InputFeatures;

/**
 * Looks at good parts as the finished model will.
 *
 * @param head of the model
 * @param extractor of its features
 * @param inputs the run
 */
record SampleInspector(Head head, InputFeatures extractor, TrainingInputs inputs) {
  /**
   * @param maps of the methods
   * @param gateInput what a quality gate looks at; empty where the gate is off or there is no image
   */
  record InspectedSample(RawMaps maps, Optional<GateInput> gateInput) {}

  InspectedSample inspect(Input input, String source) {
    return inspect(input, prepare(input, source), source);
  }

  /** The image as the networks see it; empty where there is none. */
  Optional<PreparedImage> prepare(Input input, String source) {
    return extractor.prepare(input, source);
  }

  /**
   * @param image in place of the input's own
   */
  InspectedSample inspect(Input input, Optional<PreparedImage> image, String source) {
    Head.MapAssembly whole = head.assembly();
    Optional<FeaturePooling.PoolingSum> sum =
        FeaturePooling.over(extractor.specs())
            .filter(pooling -> hasGate())
            .map(FeaturePooling::sum);
    extractor.extract(
        input,
        image,
        source,
        view -> {
          whole.add(view);
          sum.ifPresent(s -> s.add(view));
        });
    RawMaps maps =
        new RawMaps(whole.maps(), inputs.preparation().geometry(input.size()), inputs.ignore());
    return new InspectedSample(
        maps,
        imageQuality(image)
            .map(facts -> new GateInput(facts, sum.map(FeaturePooling.PoolingSum::pooled))));
  }

  /** The picture alone, without the networks; empty as in {@link InspectedSample}. */
  Optional<GateInput> gateInput(Optional<PreparedImage> image) {
    return imageQuality(image).map(facts -> new GateInput(facts, Optional.empty()));
  }

  private Optional<ImageQuality> imageQuality(Optional<PreparedImage> image) {
    return image.filter(i -> hasGate()).map(i -> ImageQuality.of(i.image(), i.ignoredPixels()));
  }

  private boolean hasGate() {
    return !inputs.good().imageQualities().isEmpty();
  }
}
