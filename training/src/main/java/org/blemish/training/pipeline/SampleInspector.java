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
 * Inspects good samples in the way of the finished model.
 *
 * @param head of the model
 * @param extractor of features
 * @param inputs of the run
 */
record SampleInspector(Head head, InputFeatures extractor, TrainingInputs inputs) {
  /**
   * @param maps raw maps of the head
   * @param gateInput measurements for a quality gate; empty without a gate or an image
   */
  record InspectedSample(RawMaps maps, Optional<GateInput> gateInput) {}

  InspectedSample inspect(Input input, String source) {
    return inspect(input, prepare(input, source), source);
  }

  /** The prepared image; empty where the modality has no images. */
  Optional<PreparedImage> prepare(Input input, String source) {
    return extractor.prepare(input, source);
  }

  /**
   * @param image prepared image that replaces the input's
   */
  InspectedSample inspect(Input input, Optional<PreparedImage> image, String source) {
    Head.MapAssembly assembly = head.assembly();
    Optional<FeaturePooling.PoolingSum> sum =
        FeaturePooling.over(extractor.specs())
            .filter(pooling -> hasGate())
            .map(FeaturePooling::sum);
    extractor.extract(
        input,
        image,
        source,
        view -> {
          assembly.add(view);
          sum.ifPresent(s -> s.add(view));
        });
    RawMaps maps =
        new RawMaps(assembly.maps(), inputs.preparation().geometry(input.size()), inputs.ignore());
    return new InspectedSample(
        maps,
        imageQuality(image)
            .map(quality -> new GateInput(quality, sum.map(FeaturePooling.PoolingSum::pooled))));
  }

  /** Measurements without the features of the backbone; empty as in {@link InspectedSample}. */
  Optional<GateInput> gateInput(Optional<PreparedImage> image) {
    return imageQuality(image).map(quality -> new GateInput(quality, Optional.empty()));
  }

  private Optional<ImageQuality> imageQuality(Optional<PreparedImage> image) {
    return image.filter(i -> hasGate()).map(i -> ImageQuality.of(i.image(), i.ignoredPixels()));
  }

  private boolean hasGate() {
    return !inputs.good().imageQualities().isEmpty();
  }
}
