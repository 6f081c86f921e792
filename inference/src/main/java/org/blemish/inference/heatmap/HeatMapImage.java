// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
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
 * Renders the result of an inspection as an image for people: the anomaly map's colours mixed into
 * the greyed input, the border of each region in white. Colours come from {@link ColourMap#HEAT} on
 * a fixed scale, so equal colours mean equal anomaly values in all images of a model. Stateless,
 * safe for many threads.
 */
public final class HeatMapImage {
  private static final double OPACITY = 0.6;
  private static final int WHITE = 0xffffff;
  private static final int GAP = 4;

  private HeatMapImage() {}

  /**
   * The heat map over an image, on the scale of the model that inspected it.
   *
   * @param image that was inspected
   * @param inspection its result, with its map
   * @return a new RGB image of the same size
   * @throws IllegalArgumentException if the inspection has no map
   * @throws org.blemish.core.BlemishException if map and image differ in size, or the model is not
   *     calibrated and so has no scale
   */
  public static Image render(Image image, Inspection inspection) {
    return render(image, inspection, scale(inspection));
  }

  /** The scale of the model that inspected an input. */
  private static DisplayScale scale(Inspection inspection) {
    return inspection
        .display()
        .orElseThrow(
            () ->
                new BlemishException(
                    Fault.MODEL,
                    inspection.source()
                        + ": the model is not calibrated and has no colour scale for heat maps:"
                        + " calibrate it with good images"));
  }

  /**
   * The heat map over an image.
   *
   * @param image that was inspected
   * @param inspection its result, with its map
   * @param scale of the model: the same for all its inputs
   * @return a new RGB image of the same size
   * @throws IllegalArgumentException if the inspection has no map, or regions without thresholds
   * @throws org.blemish.core.BlemishException if map and image differ in size
   */
  public static Image render(Image image, Inspection inspection, DisplayScale scale) {
    FloatMap map =
        inspection
            .map()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        inspection.source()
                            + ": the inspection has no map; render it before withoutMap()"));
    Image heat = HeatMap.render(image, map, scale.low(), scale.high(), OPACITY);
    return inspection.regions().isEmpty()
        ? heat
        : MaskOutline.draw(heat, regions(inspection, map), WHITE);
  }

  /**
   * The heat map of any input. For an input with a scan it is a row of images, each as large as the
   * map: the image (if there is one), the shaded depth, the depth with the part highlighted, and
   * the heat map.
   *
   * @param depth how the model prepares scans; empty for models that use images alone
   * @return a new RGB image
   * @throws IllegalArgumentException as {@link #render(Image, Inspection, DisplayScale)}
   */
  public static Image render(
      Input input, Inspection inspection, DisplayScale scale, Optional<DepthPreparation> depth) {
    Image base = input.image().orElseGet(() -> ShadedDepth.render(input.scan().orElseThrow()));
    Image heat = render(base, inspection, scale);
    if (depth.isEmpty() || input.scan().isEmpty()) {
      return heat;
    }
    Scan scan = input.scan().get();
    List<Image> images = new ArrayList<>();
    input.image().ifPresent(images::add);
    images.add(ShadedDepth.render(scan));
    images.add(ShadedDepth.render(scan, depth.get().foreground(scan, inspection.source())));
    images.add(heat);
    return ImageMontage.of(images, heat.size(), GAP);
  }

  /** Pixels above the map's threshold inside the regions' bounds. */
  private static Mask regions(Inspection inspection, FloatMap map) {
    double limit =
        inspection
            .thresholds()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        inspection.source() + ": regions without thresholds"))
            .map();
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
