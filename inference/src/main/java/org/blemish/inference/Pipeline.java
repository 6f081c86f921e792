// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.image.SampleDepth;
import org.blemish.core.input.InputReader;
import org.blemish.core.input.Modality;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scan.ScanUnits;

/**
 * How an input becomes the inputs of the head; stored in the model file as {@code pipeline.json}.
 *
 * @param preparation size and geometry of images and scans, exposure of images
 * @param outputs of the backbone that the head needs; empty for depth alone
 * @param scan how scans are read and prepared; empty for images alone
 * @param bitDepth bits that the camera uses of the 16 in image files; if empty, all
 */
public record Pipeline(
    Preparation preparation,
    List<String> outputs,
    Optional<ScanInput> scan,
    Optional<SampleDepth> bitDepth) {
  public Pipeline {
    outputs = List.copyOf(outputs);
    if (outputs.isEmpty() && scan.isEmpty()) {
      throw new IllegalArgumentException(
          "a pipeline needs backbone outputs, depth settings or both");
    }
  }

  /** For image files whose samples use all bits. */
  public Pipeline(Preparation preparation, List<String> outputs, Optional<ScanInput> scan) {
    this(preparation, outputs, scan, Optional.empty());
  }

  /** Which data of a part is used. */
  public Modality modality() {
    return Modality.of(!outputs.isEmpty(), scan.isPresent());
  }

  /** Preparation of scans; empty for images alone. */
  public Optional<DepthSettings> depth() {
    return scan.map(ScanInput::depth);
  }

  /** A reader for files like those of the training. */
  public InputReader reader() {
    return new InputReader(
        modality(), scan.map(ScanInput::units).orElse(ScanUnits.UNSPECIFIED), bitDepth);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Pipeline of(PipelineJson json) {
    return json.pipeline();
  }

  @JsonValue
  PipelineJson json() {
    return new PipelineJson(
        modality(),
        preparation,
        outputs,
        depth(),
        scan.flatMap(ScanInput::scale),
        bitDepth.map(SampleDepth::bits));
  }
}
