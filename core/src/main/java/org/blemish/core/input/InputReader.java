// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.input;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.core.image.ReadWarnings;
import org.blemish.core.image.SampleDepth;
import org.blemish.core.scan.ScanUnits;
import org.blemish.core.scan.Scans;

/**
 * Reads the files of a part that a modality needs, and no others.
 *
 * @param modality whether images, scans or both are read
 * @param units what the numbers in scan files mean
 * @param depth bits that the camera uses of the 16 in image files; if empty, all
 * @param warnings receives what is unusual about image files
 */
public record InputReader(
    Modality modality, ScanUnits units, Optional<SampleDepth> depth, ReadWarnings warnings) {
  /** Warnings are logged. */
  public InputReader(Modality modality, ScanUnits units, Optional<SampleDepth> depth) {
    this(modality, units, depth, ReadWarnings.LOGGED);
  }

  /** Scans hold metres, images use all bits. */
  public InputReader(Modality modality) {
    this(modality, ScanUnits.UNSPECIFIED, Optional.empty());
  }

  /**
   * Reads the files of one part.
   *
   * @param name of the part, for errors
   * @throws BlemishException naming the file that is missing or cannot be read
   */
  public Input read(String name, Optional<Path> image, Optional<Path> scan) {
    return new Input(
        modality.usesImage()
            ? Optional.of(Images.read(required(image, name, "an image"), depth, warnings))
            : Optional.empty(),
        modality.usesScan()
            ? Optional.of(Scans.read(required(scan, name, "a 3D scan"), units))
            : Optional.empty(),
        Optional.empty());
  }

  /**
   * Reads the image of a part from a whole file that is in memory.
   *
   * @param name of the part, for errors
   * @throws BlemishException if the bytes are not an image, or the modality needs a scan
   */
  public Input read(String name, byte[] file) {
    if (modality.usesScan()) {
      throw new BlemishException(
          "%s: modality %s needs a 3D scan: give the path of files".formatted(name, modality));
    }
    return Input.of(Images.read(file, name, depth, warnings));
  }

  private Path required(Optional<Path> file, String name, String what) {
    return file.orElseThrow(
        () ->
            new BlemishException(
                "%s: modality %s needs %s, but there is none".formatted(name, modality, what)));
  }
}
