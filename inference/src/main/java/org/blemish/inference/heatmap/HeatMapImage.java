// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;

/**
 * Renders the result of an inspection as an image for people. The input keeps its colours; the
 * anomaly map is transparent up to the highest usual value of good images, so good parts look like
 * good parts. Regions are outlined in white, the part with a faint line. A strip below holds
 * verdict, score, threshold and colour scale. The scale is fixed, so equal colours mean equal
 * anomaly values in all images of a model. Stateless, safe for many threads.
 */
public final class HeatMapImage {
  private static final int GAP = 4;
  private static final int LEAST_WIDTH = 320;

  private HeatMapImage() {}

  /**
   * The heat map over an image with its strip, on the scale of the model that inspected it.
   *
   * @param image that was inspected
   * @param inspection its result, with its map
   * @return a new RGB image
   * @throws IllegalArgumentException if the inspection has no map
   * @throws org.blemish.core.BlemishException if map and image differ in size, or the model is not
   *     calibrated and so has no scale
   */
  public static Image render(Image image, Inspection inspection) {
    return render(
        Input.of(image), inspection, scale(inspection), Optional.empty(), Optional.empty());
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
   * The heat map over an image, without the strip.
   *
   * @param image that was inspected
   * @param inspection its result, with its map
   * @param scale of the model: the same for all its inputs
   * @param part pixels of the part, where the model finds it; of the image's size
   * @return a new RGB image of the same size
   * @throws IllegalArgumentException if the inspection has no map
   * @throws org.blemish.core.BlemishException if map and image differ in size
   */
  public static Image overlay(
      Image image, Inspection inspection, DisplayScale scale, Optional<Mask> part) {
    FloatMap map =
        inspection
            .map()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        inspection.source()
                            + ": the inspection has no map; render it before withoutMap()"));
    Image heat = HeatMap.render(image, map, scale);
    if (part.isPresent()) {
      heat = MaskOutline.draw(heat, part.get(), OutlineStyle.part(heat.size()));
    }
    return inspection.regions().isEmpty()
        ? heat
        : MaskOutline.draw(
            heat,
            RegionMask.of(inspection.regions(), map, scale),
            OutlineStyle.region(heat.size()));
  }

  /**
   * The heat map of any input above the strip. For an input with a scan it is a row of images, each
   * as large as the map: the image (if there is one), the shaded depth, the depth with the part
   * highlighted, and the heat map. Images of few pixels are enlarged by a whole factor, so that the
   * strip is legible.
   *
   * @param depth how the model prepares scans; empty for models that use images alone
   * @return a new RGB image
   * @throws IllegalArgumentException as {@link #overlay}
   */
  public static Image render(
      Input input,
      Inspection inspection,
      DisplayScale scale,
      Optional<DepthPreparation> depth,
      Optional<Mask> part) {
    Image base = input.image().orElseGet(() -> ShadedDepth.render(input.scan().orElseThrow()));
    Image heat = overlay(base, inspection, scale, part);
    List<Image> images = new ArrayList<>();
    if (depth.isPresent() && input.scan().isPresent()) {
      Scan scan = input.scan().get();
      input.image().ifPresent(images::add);
      images.add(ShadedDepth.render(scan));
      images.add(ShadedDepth.render(scan, depth.get().foreground(scan, inspection.source())));
    }
    images.add(heat);
    int factor = (LEAST_WIDTH + heat.width() - 1) / heat.width();
    Size shown = new Size(factor * heat.width(), factor * heat.height());
    Image row = ImageMontage.of(images.stream().map(i -> enlarged(i, factor)).toList(), shown, GAP);
    Image strip = ResultStrip.of(inspection, scale, row.width());
    Canvas canvas = new Canvas(new Size(row.width(), row.height() + strip.height()), 0);
    canvas.put(row, 0, 0);
    canvas.put(strip, 0, row.height());
    return canvas.image();
  }

  /** Every pixel as a square of {@code factor} times {@code factor} pixels. */
  private static Image enlarged(Image image, int factor) {
    if (factor == 1) {
      return image;
    }
    byte[] small = image.toRgb();
    int width = factor * image.width();
    byte[] large = new byte[3 * width * factor * image.height()];
    for (int y = 0; y < factor * image.height(); y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(
            small, 3 * (y / factor * image.width() + x / factor), large, 3 * (y * width + x), 3);
      }
    }
    return Image.rgb(large, width, factor * image.height());
  }
}
