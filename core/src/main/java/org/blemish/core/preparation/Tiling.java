// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;

/**
 * Overlapping tiles over a prepared image that is larger than the network's input. Tiles begin at
 * multiples of {@link #ALIGNMENT}, so that their grids fit into one grid over the whole image.
 *
 * @param tile the network's input; multiples of {@link #ALIGNMENT}
 * @param overlap least number of pixels that neighbours share; a multiple of {@link #ALIGNMENT},
 *     smaller than the tile
 */
public record Tiling(Size tile, int overlap) {
  /** The coarsest stride of a feature map: 32 pixels. */
  public static final int ALIGNMENT = 32;

  public Tiling {
    if (tile.width() % ALIGNMENT != 0 || tile.height() % ALIGNMENT != 0) {
      throw new BlemishException(
          "tile %s: sides must be multiples of %d".formatted(tile, ALIGNMENT));
    }
    if (overlap < 0
        || overlap % ALIGNMENT != 0
        || overlap >= Math.min(tile.width(), tile.height())) {
      throw new BlemishException(
          "tile overlap %d: must be a multiple of %d from 0 to below the tile's side (%s)"
              .formatted(overlap, ALIGNMENT, tile));
    }
  }

  /**
   * The tiles, row by row; the last of each row and column is moved inwards to end at the image's
   * edge.
   *
   * @param prepared size of the whole image: multiples of {@link #ALIGNMENT}, at least a tile
   */
  public List<Rectangle> over(Size prepared) {
    List<Rectangle> tiles = new ArrayList<>();
    for (int y : starts(prepared.height(), tile.height())) {
      for (int x : starts(prepared.width(), tile.width())) {
        tiles.add(new Rectangle(x, y, tile.width(), tile.height()));
      }
    }
    return List.copyOf(tiles);
  }

  private List<Integer> starts(int length, int side) {
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start + side < length; start += side - overlap) {
      starts.add(start);
    }
    starts.add(length - side);
    return starts;
  }
}
