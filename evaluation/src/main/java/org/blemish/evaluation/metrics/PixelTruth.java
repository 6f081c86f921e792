// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.GroundTruth;
import org.blemish.data.MaskEncoding;

/**
 * The ground truth of an anomaly map: which pixels are defective, and which of them belong to one
 * region. The evaluator of the data set defines which of the two kinds the mask files give.
 */
public sealed interface PixelTruth {
  /** All defective pixels. */
  Mask mask();

  /**
   * The same ground truth after the image was transformed, such as shifted. A region that leaves
   * the image is dropped; a region that leaves it in part keeps at most its remaining pixels as
   * saturation area.
   *
   * @param transform from a mask of the image to a mask of the transformed image
   * @return empty if all defective pixels left the image; a good image stays good
   */
  Optional<PixelTruth> transformed(UnaryOperator<Mask> transform);

  /**
   * Exact mask whose 8-connected components are the regions (MVTec AD, 3D-AD, VisA and most
   * others); empty for a good image.
   */
  record PlainMask(Mask mask) implements PixelTruth {
    @Override
    public Optional<PixelTruth> transformed(UnaryOperator<Mask> transform) {
      if (mask.isEmpty()) {
        return Optional.of(this);
      }
      Mask moved = transform.apply(mask);
      return moved.isEmpty() ? Optional.empty() : Optional.of(new PlainMask(moved));
    }
  }

  /**
   * One region for each mask file, with saturation areas (MVTec LOCO AD).
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

    @Override
    public Optional<PixelTruth> transformed(UnaryOperator<Mask> transform) {
      List<DefectRegion> moved = new ArrayList<>();
      for (DefectRegion region : regions) {
        Mask mask = transform.apply(region.mask());
        if (!mask.isEmpty()) {
          int saturation = Math.min(region.saturation(), mask.count());
          moved.add(new DefectRegion(region.defect(), mask, saturation));
        }
      }
      return moved.isEmpty() ? Optional.empty() : Optional.of(new Saturated(size, moved));
    }

    /** Union of the regions. */
    @Override
    public Mask mask() {
      BitSet union = new BitSet(size.area());
      for (DefectRegion region : regions) {
        union.or(region.mask().bits());
      }
      return new Mask(size.width(), size.height(), union);
    }
  }

  /**
   * The ground truth of a sample's mask files: regions with saturation areas where each file is one
   * region of a kind, else one mask.
   *
   * @param encoding with which the files were read
   */
  static PixelTruth of(GroundTruth truth, MaskEncoding encoding) {
    if (encoding instanceof MaskEncoding.ByKind && !truth.regions().isEmpty()) {
      return new Saturated(
          truth.size(),
          truth.regions().stream()
              .map(
                  region ->
                      new DefectRegion(region.defect(), region.mask(), region.saturationArea()))
              .toList());
    }
    return new PlainMask(truth.union());
  }

  /** A good image. */
  static PixelTruth good(Size size) {
    return new PlainMask(Mask.empty(size));
  }
}
