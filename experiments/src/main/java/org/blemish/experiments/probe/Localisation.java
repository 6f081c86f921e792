// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Whether an anomaly map is highest on a defect. */
final class Localisation {
  /**
   * Tolerated distance of the map's highest pixel from the mask, as a share of the shorter side:
   * about half a cell of the feature map, since a small defect raises the centre of its cell only.
   */
  static final double TOLERANCE = 0.03;

  private Localisation() {}

  /**
   * Whether the highest pixel of the map is on the mask or within the tolerance of it.
   *
   * @param map of the input's size
   * @param mask of the defect, of the same size
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
