// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.preparation.Preparation;

/**
 * Lays the raw maps of tiles together to one map over the prepared picture. Where tiles overlap,
 * each counts more the farther a cell lies from its edge, so that no seam is seen.
 *
 * @param preparation that made the tiles
 */
record Stitching(Preparation preparation) {
  /**
   * @param tiles maps of all views in their order, all of one size
   */
  FloatMap join(List<FloatMap> tiles) {
    List<Rectangle> views = preparation.views();
    if (views.size() == 1) {
      return tiles.get(0);
    }
    FloatMap first = tiles.get(0);
    // Cells are as large as in a tile: tile and picture are multiples of the coarsest stride.
    int width = first.width() * preparation.size().width() / preparation.networkSize().width();
    int height = first.height() * preparation.size().height() / preparation.networkSize().height();
    float[] sum = new float[width * height];
    float[] weights = new float[width * height];
    for (int i = 0; i < views.size(); i++) {
      FloatMap tile = tiles.get(i);
      int left = views.get(i).x() * width / preparation.size().width();
      int top = views.get(i).y() * height / preparation.size().height();
      for (int y = 0; y < tile.height(); y++) {
        int row = (top + y) * width + left;
        for (int x = 0; x < tile.width(); x++) {
          float weight = ramp(x, tile.width()) * ramp(y, tile.height());
          sum[row + x] += weight * tile.get(x, y);
          weights[row + x] += weight;
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= weights[i];
    }
    return new FloatMap(width, height, sum);
  }

  /** Distance in cells to the nearer end, from 1. */
  private static float ramp(int i, int length) {
    return Math.min(i + 1, length - i);
  }
}
