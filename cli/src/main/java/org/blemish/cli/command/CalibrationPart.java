// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.input.Input;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.PartFiles;
import org.blemish.inference.Detector;

/**
 * Reads and measures one good part of {@code blemish calibrate}. Safe for many threads.
 *
 * @param detector stays open
 * @param used images that the model was fitted to or calibrated with; empty if it does not say
 */
record CalibrationPart(Detector detector, SampleReader reader, Optional<UsedImages> used) {
  /** What became of a part. */
  sealed interface Outcome {
    /**
     * @param image its fingerprint; empty for a scan alone
     */
    record Measured(Detector.CalibrationInput measured, Optional<UsedImage> image)
        implements Outcome {}

    /** The model was fitted to the part. */
    record Fitted() implements Outcome {}

    /** The part cannot be read. */
    record Failed(BlemishException reason) implements Outcome {}
  }

  /**
   * @throws BlemishException if the part does not fit the model
   */
  Outcome measure(PartFiles part, OrderedPipeline.Memory memory) {
    Input input;
    try {
      input = part.read(reader);
    } catch (BlemishException e) {
      return new Outcome.Failed(e);
    }
    Optional<UsedImage> fingerprint =
        input
            .image()
            .map(
                image -> UsedImage.of(part.image().orElseThrow(), image, UsedImage.Use.CALIBRATED));
    if (fingerprint.isPresent() && isFitted(fingerprint.get())) {
      return new Outcome.Fitted();
    }
    memory.request(Detector.memory(input));
    return new Outcome.Measured(
        detector.calibrationInput(input, part.path().toString()), fingerprint);
  }

  private boolean isFitted(UsedImage image) {
    return used.isPresent()
        && used.get()
            .use(image.file(), image.pixels())
            .filter(UsedImage.Use.FITTED::equals)
            .isPresent();
  }
}
