// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;

/**
 * Draws an anomaly map over the image that it belongs to. The image keeps its colours; the map is
 * transparent up to the highest usual value of good images and becomes opaque above it.
 */
public final class HeatMap {
  private HeatMap() {}

  /**
   * Mixes the map's colours into the image.
   *
   * @param base image, in any format
   * @param map map of the image's own size
   * @param scale of the model: the same for all its images
   * @return a new RGB image of the same size
   * @throws BlemishException if map and image differ in size
   */
  public static Image render(Image base, FloatMap map, DisplayScale scale) {
    if (!base.size().equals(map.size())) {
      throw new BlemishException(
          "map is %s, its image %s: resize the map to the image's size"
              .formatted(map.size(), base.size()));
    }
    byte[] rgb = base.toRgb();
    float[] values = map.values();
    for (int i = 0, p = 0; i < values.length; i++, p += 3) {
      int step = ColourMap.step(scale, values[i]);
      if (step > 0) {
        Blend.over(rgb, p, ColourMap.HEAT.rgb(step), ColourMap.opacity(step));
      }
    }
    return Image.rgb(rgb, base.width(), base.height());
  }
}
