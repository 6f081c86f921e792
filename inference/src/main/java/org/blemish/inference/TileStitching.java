// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.preparation.Preparation;

/**
 * Combines the raw maps of tiles to one map over the prepared image. In overlaps, the weight of a
 * tile grows with the distance of a cell from the tile's edge, so that there is no seam.
 *
 * @param preparation that made the tiles
 */
record TileStitching(Preparation preparation) {
  /** A map that is combined tile by tile, in the order of the views. */
  final class StitchedMap {
    private final List<Rectangle> views = preparation.views();
    private int next;
    private int width;
    private int height;
    private float[] sum = {};
    private float[] weights = {};

    /** Adds the next view's map; all have the same size and are not kept. */
    void add(FloatMap tile) {
      if (views.size() == 1) {
        width = tile.width();
        height = tile.height();
        sum = tile.values();
        return;
      }
      if (next == 0) {
        begin(tile);
      }
      Rectangle view = views.get(next++);
      int left = view.x() * width / preparation.size().width();
      int top = view.y() * height / preparation.size().height();
      for (int y = 0; y < tile.height(); y++) {
        int row = (top + y) * width + left;
        for (int x = 0; x < tile.width(); x++) {
          float weight = ramp(x, tile.width()) * ramp(y, tile.height());
          sum[row + x] += weight * tile.get(x, y);
          weights[row + x] += weight;
        }
      }
    }

    private void begin(FloatMap tile) {
      Size whole = size(tile.size());
      width = whole.width();
      height = whole.height();
      sum = new float[width * height];
      weights = new float[width * height];
    }

    /** The whole map, once all views are added; this object must not be used again. */
    FloatMap map() {
      for (int i = 0; i < weights.length; i++) {
        sum[i] /= weights[i];
      }
      return new FloatMap(width, height, sum);
    }
  }

  /**
   * Size of the combined map. Cells are as large as in a tile: tile and image are multiples of the
   * coarsest stride.
   *
   * @param tile size of a tile's map
   */
  Size size(Size tile) {
    Size network = preparation.networkSize();
    return new Size(
        tile.width() * preparation.size().width() / network.width(),
        tile.height() * preparation.size().height() / network.height());
  }

  /** Distance in cells to the nearer end, from 1. */
  private static float ramp(int i, int length) {
    return Math.min(i + 1, length - i);
  }
}
