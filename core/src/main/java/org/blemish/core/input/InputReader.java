// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.input;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.data.Sample;
import org.blemish.core.image.Images;
import org.blemish.core.scan.ScanUnits;
import org.blemish.core.scan.Scans;

/**
 * Reads what a modality needs of a part's files, and nothing else.
 *
 * @param modality what is looked at
 * @param units what the numbers of scan files mean
 */
public record InputReader(Modality modality, ScanUnits units) {
  /** Scans whose floats are metres. */
  public InputReader(Modality modality) {
    this(modality, ScanUnits.UNSAID);
  }

  /**
   * Reads a data set's sample.
   *
   * @throws BlemishException naming the file that is missing or cannot be read
   */
  public Input read(Sample sample) {
    return read(sample.id(), sample.image(), sample.scan());
  }

  /**
   * Reads files.
   *
   * @param name of the part, for errors
   */
  public Input read(String name, Optional<Path> image, Optional<Path> scan) {
    return new Input(
        modality.usesImage()
            ? Optional.of(Images.read(needed(image, name, "an image")))
            : Optional.empty(),
        modality.usesScan()
            ? Optional.of(Scans.read(needed(scan, name, "a 3D scan"), units))
            : Optional.empty(),
        Optional.empty());
  }

  private Path needed(Optional<Path> file, String name, String what) {
    return file.orElseThrow(
        () ->
            new BlemishException(
                "%s: modality %s needs %s, there is none beside it"
                    .formatted(name, modality, what)));
  }
}
