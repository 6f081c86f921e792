// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.Optional;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.GateInput;
import org.blemish.inference.InputInspector;

/**
 * Runs the model that is being trained on good samples, in the same way as a detector.
 *
 * @param inspector of the model
 * @param inputs the run
 */
record SampleInspector(InputInspector inspector, TrainingInputs inputs) {
  /** Raw maps, and the gate's input if the run trains a gate and there is an image. */
  InputInspector.RawInspection inspect(Input input, String source) {
    return inspector.inspect(input, source, trainsGate());
  }

  /** The image as the networks see it; empty if there is none. */
  Optional<PreparedImage> prepare(Input input, String source) {
    return inspector.prepare(input, source);
  }

  /**
   * The same with another image.
   *
   * @param image replaces the input's own
   */
  InputInspector.RawInspection inspect(Input input, Optional<PreparedImage> image, String source) {
    return inspector.inspect(input, image, source, trainsGate());
  }

  /** The gate's input without the networks; empty if the run trains no gate or has no image. */
  Optional<GateInput> gateInput(Input input, Optional<PreparedImage> image) {
    return image.filter(i -> trainsGate()).map(prepared -> inspector.gateInput(input, prepared));
  }

  private boolean trainsGate() {
    return !inputs.good().imageQualities().isEmpty();
  }
}
