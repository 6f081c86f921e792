// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * Areas that are given in addition to a finished model. They are joined with those of the model:
 * pixels outside the region are ignored, and the image that the networks see is unchanged.
 *
 * @param areas areas from a file
 * @param region region of interest, given as an option
 */
public record InferenceAreas(Optional<InspectionAreas> areas, Optional<Rectangle> region) {
  /** No areas and no region. */
  public static final InferenceAreas NONE = new InferenceAreas(Optional.empty(), Optional.empty());

  /**
   * The ignored pixels of an input of this size; empty if none are ignored.
   *
   * @param name name of the input, for errors
   * @throws BlemishException if areas or region do not fit the input
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
          "region x=%d y=%d %s is not inside %s of %s"
              .formatted(region.x(), region.y(), region.size(), name, size));
    }
    return Mask.outside(region, size);
  }
}
