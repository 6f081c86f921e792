// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Region;

/**
 * Draws an inspection: the map's colours over the part, regions outlined. Where there is a scan,
 * what the model was given stands before it: colour, shaded depth, what of it is the part.
 */
public final class HeatMapImage {
  private static final double OPACITY = 0.6;
  private static final int WHITE = 0xffffff;
  private static final int GAP = 4;

  private HeatMapImage() {}

  /**
   * The whole picture.
   *
   * @param depth how the model prepares scans; empty for images alone
   */
  public static Image draw(
      Input input, Inspection inspection, DisplayScale scale, Optional<DepthPreparation> depth) {
    Image heat = draw(input, inspection, scale);
    if (depth.isEmpty() || input.scan().isEmpty()) {
      return heat;
    }
    Scan scan = input.scan().get();
    List<Image> pictures = new ArrayList<>();
    input.image().ifPresent(pictures::add);
    pictures.add(ShadedDepth.render(scan));
    pictures.add(ShadedDepth.render(scan, depth.get().foreground(scan, inspection.source())));
    pictures.add(heat);
    return ImageMontage.of(pictures, heat.size(), GAP);
  }

  /**
   * @param inspection with its map
   * @param scale the model's own, the same for every input
   */
  private static Image draw(Input input, Inspection inspection, DisplayScale scale) {
    FloatMap map = inspection.map().orElseThrow();
    Image base = input.image().orElseGet(() -> ShadedDepth.render(input.scan().orElseThrow()));
    Image heat = HeatMap.render(base, map, scale.low(), scale.high(), OPACITY);
    return inspection.regions().isEmpty()
        ? heat
        : MaskOutline.draw(heat, regions(inspection, map), WHITE);
  }

  /** Pixels above the map's threshold inside the regions' bounds. */
  private static Mask regions(Inspection inspection, FloatMap map) {
    double limit = inspection.thresholds().orElseThrow().map();
    BitSet pixels = new BitSet(map.values().length);
    for (Region region : inspection.regions()) {
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
