// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.BitSet;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * What a map is measured against: which pixels of an image are defective, and which of them belong
 * to one region. A sample's mask files, as {@link org.blemish.data.GroundTruth} reads them, become
 * one of the two kinds by the rules of the data set's evaluator.
 */
public sealed interface PixelTruth {
  /** All defective pixels. */
  Mask mask();

  /**
   * Exact mask whose 8-connected components are the regions (MVTec AD, 3D-AD, VisA and most
   * others); empty for a good image.
   */
  record PlainMask(Mask mask) implements PixelTruth {}

  /**
   * Regions as files give them, with saturation areas (MVTec LOCO AD).
   *
   * @param size of the image
   * @param regions at least one, all of that size
   */
  record Saturated(Size size, List<DefectRegion> regions) implements PixelTruth {
    public Saturated {
      regions = List.copyOf(regions);
      if (regions.isEmpty()) {
        throw new IllegalArgumentException("saturated ground truth needs at least one region");
      }
      for (DefectRegion region : regions) {
        if (!region.mask().size().equals(size)) {
          throw new IllegalArgumentException(
              "region \"%s\" is %s, its image %s"
                  .formatted(region.defect(), region.mask().size(), size));
        }
      }
    }

    /** The regions' union. */
    @Override
    public Mask mask() {
      BitSet union = new BitSet(size.area());
      for (DefectRegion region : regions) {
        union.or(region.mask().bits());
      }
      return new Mask(size.width(), size.height(), union);
    }
  }

  /** A good image. */
  static PixelTruth good(Size size) {
    return new PlainMask(Mask.empty(size));
  }
}
