// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.part;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.ConnectedComponents;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.grid.Morphology;

/**
 * Finds the part in front of a plain background. A cell belongs to the part where its features are
 * far from those that the border of good images shows; thin structures are removed, holes filled,
 * small components dropped, and what is left is grown by {@link #MARGIN} cells, so that the part's
 * outline and its shadow belong to it.
 *
 * @param limit distance above which a cell is not background, above 0
 * @param smallest components with fewer cells are not a part, at least 1
 */
public record PartMask(double limit, int smallest) {
  /** Name of the raw map {@code [h, w]} with the distances to the background. */
  public static final String MAP = "background";

  /** What is thinner than this many crosses of cells is no part. */
  private static final int OPENING = 2;

  /** Cells that are added around the part. */
  public static final int MARGIN = 2;

  public PartMask {
    if (!(limit > 0) || smallest < 1) {
      throw new IllegalArgumentException(
          "part mask with limit %s and smallest component %d: expected above 0 and at least 1"
              .formatted(limit, smallest));
    }
  }

  /**
   * The part of one image.
   *
   * @param distances to the background, {@code [h, w]}
   * @param scored cells that show the input; empty: all
   */
  public PartZones zones(FloatMap distances, Optional<Mask> scored) {
    List<ConnectedComponent> parts =
        components(distances, scored, limit).stream()
            .filter(component -> component.area() >= smallest)
            .toList();
    BitSet cells = new BitSet(distances.values().length);
    parts.forEach(part -> part.pixels().forEach(cells::set));
    Mask mask = new Mask(distances.width(), distances.height(), cells);
    return new PartZones(Morphology.dilate(mask, MARGIN), parts.size());
  }

  /**
   * Everything in an image that is not background, of any size.
   *
   * @param limit distance above which a cell is not background
   */
  public static List<ConnectedComponent> components(
      FloatMap distances, Optional<Mask> scored, double limit) {
    BitSet above = new BitSet(distances.values().length);
    for (int i = 0; i < distances.values().length; i++) {
      above.set(i, distances.values()[i] > limit);
    }
    scored.ifPresent(mask -> above.and(mask.bits()));
    Mask mask = new Mask(distances.width(), distances.height(), above);
    return ConnectedComponents.of(Morphology.fillHoles(Morphology.open(mask, OPENING)))
        .components();
  }
}
