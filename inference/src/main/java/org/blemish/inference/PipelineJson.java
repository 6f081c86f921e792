// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.List;
import java.util.Optional;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.image.SampleDepth;
import org.blemish.core.input.Modality;
import org.blemish.core.preparation.Preparation;

/**
 * The keys of {@code pipeline.json}, in the order in which they are written.
 *
 * @param scanScale of {@link ScanInput#scale}
 * @param bitDepth of {@link SampleDepth#bits}
 */
record PipelineJson(
    Modality modality,
    Preparation preparation,
    List<String> outputs,
    Optional<DepthSettings> depth,
    Optional<Double> scanScale,
    Optional<Integer> bitDepth) {
  Pipeline pipeline() {
    if (modality.usesScan() != depth.isPresent() || modality.usesImage() == outputs.isEmpty()) {
      throw new IllegalArgumentException(
          "modality %s with backbone outputs %s and %s depth settings do not fit"
              .formatted(modality, outputs, depth.isPresent() ? "with" : "without"));
    }
    if (scanScale.isPresent() && depth.isEmpty()) {
      throw new IllegalArgumentException("scanScale without depth settings");
    }
    return new Pipeline(
        preparation,
        outputs,
        depth.map(settings -> new ScanInput(settings, scanScale)),
        bitDepth.map(SampleDepth::new));
  }
}
