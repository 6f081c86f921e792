// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.List;
import java.util.Optional;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.input.InputReader;
import org.blemish.core.input.Modality;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scan.ScanUnits;

/**
 * How an input becomes the inputs of the head; stored in the model file as {@code pipeline.json}.
 *
 * @param modality which data of a part is used
 * @param preparation of images
 * @param outputs of the backbone that the head needs; empty for depth alone
 * @param depth preparation of scans; empty for images alone
 * @param scanScale metres per unit of the numbers in scan files; if empty, floats are metres
 */
public record Pipeline(
    Modality modality,
    Preparation preparation,
    List<String> outputs,
    Optional<DepthSettings> depth,
    Optional<Double> scanScale) {
  public Pipeline {
    outputs = List.copyOf(outputs);
    if (modality.usesScan() != depth.isPresent() || modality.usesImage() == outputs.isEmpty()) {
      throw new IllegalArgumentException(
          "modality %s with backbone outputs %s and %s depth settings do not fit"
              .formatted(modality, outputs, depth.isPresent() ? "with" : "without"));
    }
    scanScale.ifPresent(ScanUnits::scaled); // checks the scale
  }

  /** A reader for files like those of the training. */
  public InputReader reader() {
    return new InputReader(
        modality, scanScale.map(ScanUnits::scaled).orElse(ScanUnits.UNSPECIFIED));
  }
}
