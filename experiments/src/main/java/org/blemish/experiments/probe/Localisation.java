// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Whether a map points at a defect. */
final class Localisation {
  /**
   * Share of the shorter side that the map's highest pixel may lie beside the mask: about half a
   * cell of the networks' grid, whose centre is all that a small defect can light up.
   */
  static final double TOLERANCE = 0.03;

  private Localisation() {}

  /**
   * @param map of the input's size
   * @param mask of the same size
   */
  static boolean hits(FloatMap map, Mask mask) {
    int highest = 0;
    for (int i = 1; i < map.values().length; i++) {
      if (map.values()[i] > map.values()[highest]) {
        highest = i;
      }
    }
    int x = highest % map.width();
    int y = highest / map.width();
    int reach = (int) Math.ceil(TOLERANCE * Math.min(map.width(), map.height()));
    for (int ny = Math.max(0, y - reach); ny <= Math.min(map.height() - 1, y + reach); ny++) {
      int row = ny * map.width();
      int found = mask.bits().nextSetBit(row + Math.max(0, x - reach));
      if (found >= 0 && found <= row + Math.min(map.width() - 1, x + reach)) {
        return true;
      }
    }
    return false;
  }
}
