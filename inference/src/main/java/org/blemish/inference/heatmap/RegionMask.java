// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.BitSet;
import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Region;

/** The pixels of the regions of an inspection, for their outlines. */
public final class RegionMask {
  private RegionMask() {}

  /**
   * Pixels inside the bounds of each region that are above the highest usual value of good images.
   * A region that is below it everywhere (a defective part has at least one region) shows its
   * pixels above the middle between typical value and peak.
   *
   * @param regions of an inspection
   * @param map of the inspection
   * @param scale of the model
   */
  public static Mask of(List<Region> regions, FloatMap map, DisplayScale scale) {
    BitSet pixels = new BitSet(map.values().length);
    for (Region region : regions) {
      double limit =
          region.max() > scale.normal()
              ? scale.normal()
              : scale.low() + (region.max() - scale.low()) / 2;
      Rectangle bounds = region.bounds();
      for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
        for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
          if (map.get(x, y) > limit) {
            pixels.set(y * map.width() + x);
          }
        }
      }
    }
    return new Mask(map.width(), map.height(), pixels);
  }
}
