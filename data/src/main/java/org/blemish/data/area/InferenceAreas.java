// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * What is said beside a finished model of where to judge. It joins what the model carries: pixels
 * outside the region are ignored, the picture that the networks see stays as they learnt it.
 *
 * @param areas from a file
 * @param region beside it
 */
public record InferenceAreas(Optional<InspectionAreas> areas, Optional<Rectangle> region) {
  /** Nothing is said. */
  public static final InferenceAreas NONE = new InferenceAreas(Optional.empty(), Optional.empty());

  /**
   * Pixels that are not judged, on an input of this size.
   *
   * @param name of the input, for errors
   * @throws BlemishException where what is said does not fit the input
   */
  public Optional<Mask> ignored(Size size, String name) {
    Optional<Mask> ignored = areas.map(p -> p.ignored(size, name));
    ignored =
        Mask.union(ignored, areas.flatMap(p -> p.region(size)).map(r -> outside(r, size, name)));
    return Mask.union(ignored, region.map(r -> outside(r, size, name)));
  }

  private static Mask outside(Rectangle region, Size size, String name) {
    if (!region.inside(size)) {
      throw new BlemishException(
          "region x=%d y=%d %s does not lie inside %s of %s"
              .formatted(region.x(), region.y(), region.size(), name, size));
    }
    return Mask.outside(region, size);
  }
}
