// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.part;

import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * The part and the background of one image, on the grid of the map that they were found in. Other
 * grids cover the same prepared image from edge to edge.
 *
 * @param part cells of the part with its margin; without any cell where no part was found
 * @param parts number of separate parts
 */
public record PartZones(Mask part, int parts) {
  /** Share of the image that the part with its margin covers, 0 to 1. */
  public double area() {
    return (double) part.count() / part.size().area();
  }

  /**
   * The cells of a grid that show the part: those that touch one of its cells.
   *
   * @param scored cells of the grid that are scored; empty: all
   * @return at least one cell; all scored cells where no part was found
   */
  public Mask inside(Size grid, Optional<Mask> scored) {
    BitSet inside = (BitSet) touched(grid).clone();
    scored.ifPresent(mask -> inside.and(mask.bits()));
    return inside.isEmpty()
        ? scored.orElseGet(() -> Mask.full(grid))
        : new Mask(grid.width(), grid.height(), inside);
  }

  /**
   * The cells of a grid that show nothing of the part.
   *
   * @param scored cells of the grid that are scored; empty: all
   * @return may be without any cell
   */
  public Mask outside(Size grid, Optional<Mask> scored) {
    return scored.orElseGet(() -> Mask.full(grid)).without(inside(grid, scored));
  }

  private BitSet touched(Size grid) {
    if (grid.equals(part.size())) {
      return part.bits();
    }
    BitSet touched = new BitSet(grid.area());
    for (int y = 0; y < grid.height(); y++) {
      int top = y * part.height() / grid.height();
      int bottom = end(y, grid.height(), part.height());
      for (int x = 0; x < grid.width(); x++) {
        int left = x * part.width() / grid.width();
        int right = end(x, grid.width(), part.width());
        for (int v = top; v < bottom; v++) {
          int next = part.bits().nextSetBit(v * part.width() + left);
          if (next >= 0 && next < v * part.width() + right) {
            touched.set(y * grid.width() + x);
          }
        }
      }
    }
    return touched;
  }

  /** The first cell of the part's grid behind a cell of another grid. */
  private static int end(int cell, int cells, int of) {
    return Math.max(cell * of / cells + 1, ((cell + 1) * of + cells - 1) / cells);
  }
}
