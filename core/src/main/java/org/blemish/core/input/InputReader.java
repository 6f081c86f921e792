// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.input;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.data.Sample;
import org.blemish.core.image.Images;
import org.blemish.core.places.GivenPlaces;
import org.blemish.core.scan.ScanUnits;
import org.blemish.core.scan.Scans;

/**
 * Reads what a modality needs of a part's files, and nothing else.
 *
 * @param modality what is looked at
 * @param units what the numbers of scan files mean
 * @param places what is said beside of where to judge
 */
public record InputReader(Modality modality, ScanUnits units, GivenPlaces places) {
  /** Every pixel may be judged. */
  public InputReader(Modality modality, ScanUnits units) {
    this(modality, units, GivenPlaces.NONE);
  }

  /** Scans whose floats are metres. */
  public InputReader(Modality modality) {
    this(modality, ScanUnits.UNSAID);
  }

  /** The same, with more said of where to judge. */
  public InputReader judging(GivenPlaces given) {
    return new InputReader(modality, units, given);
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
    Input input =
        new Input(
            modality.usesImage()
                ? Optional.of(Images.read(needed(image, name, "an image")))
                : Optional.empty(),
            modality.usesScan()
                ? Optional.of(Scans.read(needed(scan, name, "a 3D scan"), units))
                : Optional.empty(),
            Optional.empty());
    return places.ignored(input.size(), name).map(input::ignoring).orElse(input);
  }

  private Path needed(Optional<Path> file, String name, String what) {
    return file.orElseThrow(
        () ->
            new BlemishException(
                "%s: modality %s needs %s, there is none beside it"
                    .formatted(name, modality, what)));
  }
}
