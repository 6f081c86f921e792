// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;

/**
 * A ground-truth region with a saturation area: once that many of its pixels are found, the region
 * counts as found. Regions of one image may overlap.
 *
 * @param defect name of the defect
 * @param mask its pixels, at least one, connected or not
 * @param saturation number of pixels, 1 to the mask's
 */
public record DefectRegion(String defect, Mask mask, int saturation) {
  public DefectRegion {
    if (mask.isEmpty()) {
      throw new BlemishException(
          "ground-truth region \"%s\" has no pixel, expected at least one: correct or remove its mask"
              .formatted(defect));
    }
    if (saturation < 1 || saturation > mask.count()) {
      throw new IllegalArgumentException(
          "saturation %d of region \"%s\": expected 1 to its area, %d"
              .formatted(saturation, defect, mask.count()));
    }
  }
}
