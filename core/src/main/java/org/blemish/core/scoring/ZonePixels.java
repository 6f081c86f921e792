// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.part.PartZones;

/**
 * The pixels of an input that may belong to regions, by zone.
 *
 * @param part pixels of the part; all where the model knows no background, or no part was found
 * @param background all others
 */
record ZonePixels(Mask part, Mask background) {
  /**
   * @param border pixels along the input's edges that belong to no region
   */
  static ZonePixels of(RawMaps raw, Optional<PartZones> zones, int border) {
    Mask all = Regions.inside(raw.geometry().input(), border);
    Mask none = Mask.empty(all.size());
    return zones
        .filter(z -> z.parts() > 0)
        .map(
            z -> {
              Mask part = ScoredPixels.of(raw.geometry(), z.part());
              Mask background = all.without(part);
              return new ZonePixels(all.without(background), background);
            })
        .orElseGet(() -> new ZonePixels(all, none));
  }
}
