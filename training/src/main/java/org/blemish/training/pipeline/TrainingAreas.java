// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.data.Sample;
import org.blemish.data.area.InspectionAreas;

/**
 * Where a training looks, by a file: a model has one mask, so all its images are of one size, and
 * shares are drawn at the first image's.
 *
 * @param ignore pixels that are never looked at; empty where there are none
 * @param region of interest, where the file names one
 */
record TrainingAreas(Optional<Mask> ignore, Optional<Rectangle> region) {
  /**
   * Reads the file.
   *
   * @throws BlemishException where it is damaged or does not fit the first image
   */
  static TrainingAreas read(Path file, List<Sample> fit, Function<Sample, Input> reader) {
    InspectionAreas places = InspectionAreas.read(file);
    Sample first = fit.get(0);
    Size size = reader.apply(first).size();
    Mask ignored = places.ignored(size, first.id());
    if (ignored.count() == size.area()) {
      throw new BlemishException(
          "%s: ignores every pixel, nothing is left to look at; white is ignored, black is judged"
              .formatted(file));
    }
    return new TrainingAreas(
        ignored.isEmpty() ? Optional.empty() : Optional.of(ignored), places.region(size));
  }
}
