// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InspectionAreas;

/**
 * Ignored pixels and region of interest from a file. A model has one mask, so that all its images
 * have one size; relative coordinates refer to the size of the first image that can be read.
 *
 * @param ignore pixels that are ignored; empty if there are none
 * @param region of interest; empty if the file has none
 */
record TrainingAreas(Optional<Mask> ignore, Optional<Rectangle> region) {
  /**
   * Reads the file.
   *
   * @throws BlemishException if it is damaged or does not fit the first image
   */
  static TrainingAreas read(Path file, List<Sample> fit, SampleReader reader) {
    InspectionAreas areas = InspectionAreas.read(file);
    Sample first =
        fit.stream().filter(sample -> canBeRead(sample, reader)).findFirst().orElse(fit.get(0));
    Size size = reader.read(first).size();
    Mask ignored = areas.ignored(size, first.id());
    if (ignored.count() == size.area()) {
      throw new BlemishException(
          "%s: ignores every pixel, nothing is left to inspect; white is ignored, black is inspected"
              .formatted(file));
    }
    return new TrainingAreas(
        ignored.isEmpty() ? Optional.empty() : Optional.of(ignored), areas.region(size));
  }

  private static boolean canBeRead(Sample sample, SampleReader reader) {
    try {
      reader.read(sample);
      return true;
    } catch (BlemishException e) {
      return false; // reported with the other samples
    }
  }
}
