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
 * From an input to what the head is given; stands in the model file as {@code pipeline.json}.
 *
 * @param modality what is looked at
 * @param preparation of images
 * @param outputs of the backbone that the head wants; none for depth alone
 * @param depth preparation of scans; empty for images alone
 * @param scanScale metres for each number that scan files hold; where empty, floats are metres
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
    scanScale.ifPresent(ScanUnits::scaled); // refuses what is no scale
  }

  /** Reads files as those that the model was trained on. */
  public InputReader reader() {
    return new InputReader(
        modality, scanScale.map(ScanUnits::scaled).orElse(ScanUnits.UNSPECIFIED));
  }
}
