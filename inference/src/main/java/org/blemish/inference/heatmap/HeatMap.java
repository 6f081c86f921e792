// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;

/** Overlays an anomaly map on the image that it belongs to. */
public final class HeatMap {
  // Rec. 709 weights of red, green and blue in luminance.
  private static final double RED = 0.2126;
  private static final double GREEN = 0.7152;
  private static final double BLUE = 0.0722;

  private HeatMap() {}

  /**
   * Mixes the map's colours into the greyed image.
   *
   * @param base image, in any format
   * @param map map of the image's own size
   * @param low map value of the lowest colour; see {@link DisplayScale}
   * @param high map value of the highest colour, above {@code low}
   * @param opacity share of the map's colour, from 0 (grey image alone) to 1 (map alone)
   * @return a new RGB image of the same size
   * @throws BlemishException if map and image differ in size
   */
  public static Image render(Image base, FloatMap map, double low, double high, double opacity) {
    if (!base.size().equals(map.size())) {
      throw new BlemishException(
          "map is %s, its image %s: resize the map to the image's size"
              .formatted(map.size(), base.size()));
    }
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity " + opacity + " is not between 0 and 1");
    }
    DisplayScale scale = new DisplayScale(low, high);
    byte[] rgb = base.toRgb();
    float[] values = map.values();
    for (int i = 0, p = 0; i < values.length; i++, p += 3) {
      double grey =
          RED * (rgb[p] & 0xff) + GREEN * (rgb[p + 1] & 0xff) + BLUE * (rgb[p + 2] & 0xff);
      int colour = ColourMap.HEAT.rgb(ColourMap.step(scale, values[i]));
      rgb[p] = mix(grey, colour >> 16 & 0xff, opacity);
      rgb[p + 1] = mix(grey, colour >> 8 & 0xff, opacity);
      rgb[p + 2] = mix(grey, colour & 0xff, opacity);
    }
    return Image.rgb(rgb, base.width(), base.height());
  }

  private static byte mix(double grey, int colour, double opacity) {
    return (byte) Math.round(grey + opacity * (colour - grey));
  }
}
