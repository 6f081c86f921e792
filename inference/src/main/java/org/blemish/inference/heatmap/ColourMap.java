// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.stream.IntStream;
import org.blemish.core.scoring.DisplayScale;

/**
 * Colours for anomaly maps: from violet (just above the values of good images) through red to
 * yellow (high), in 256 steps of equal perceived difference. The path is computed in OKLCh
 * (Ottosson 2020, "A perceptual color space for image processing"): lightness increases along the
 * path, so the order is visible in grey print and with colour vision deficiency. Immutable and safe
 * for many threads.
 */
public final class ColourMap {
  /** Number of colours. */
  public static final int STEPS = 256;

  private static final double LOWEST_LIGHTNESS = 0.4;
  private static final double HIGHEST_LIGHTNESS = 0.93;
  private static final double FIRST_HUE = Math.toRadians(300);
  private static final double LAST_HUE = Math.toRadians(465);
  private static final double STRONGEST_CHROMA = 0.24;
  private static final double SHARE_OF_GAMUT = 0.95;
  private static final double HIGHEST_OPACITY = 0.7;
  private static final int FINE_STEPS = 8 * STEPS;

  // Declared after the constants that it is computed from.
  /** The colour map of all heat maps. */
  public static final ColourMap HEAT = new ColourMap(heat());

  private static final double[] OPACITY =
      IntStream.range(0, STEPS)
          .mapToDouble(step -> HIGHEST_OPACITY * Math.sqrt((double) step / (STEPS - 1)))
          .toArray();

  private final int[] rgb;

  private ColourMap(int[] rgb) {
    this.rgb = rgb;
  }

  /** Colour {@code 0xRRGGBB} of step {@code index}, from 0 to 255. */
  public int rgb(int index) {
    return rgb[index];
  }

  /**
   * Index of the colour of a map value: 0 up to the highest usual value of good images, 255 from
   * the top of the scale; NaN has the highest.
   */
  public static int step(DisplayScale scale, double value) {
    if (Double.isNaN(value)) {
      return STEPS - 1;
    }
    if (value <= scale.normal()) {
      return 0;
    }
    double position = (value - scale.normal()) / (scale.high() - scale.normal());
    return (int) Math.round((STEPS - 1) * Math.min(1, position));
  }

  /**
   * Opacity of a colour over an image, 0 to 1: step 0 is transparent, so that values of good images
   * leave the image as it is; opacity grows with the root of the step.
   */
  public static double opacity(int step) {
    return OPACITY[step];
  }

  /** The path, sampled at equal distances in OKLab. */
  private static int[] heat() {
    double[][] path = new double[FINE_STEPS + 1][];
    double[] walked = new double[FINE_STEPS + 1];
    for (int i = 0; i <= FINE_STEPS; i++) {
      path[i] = lab((double) i / FINE_STEPS);
      walked[i] = i == 0 ? 0 : walked[i - 1] + distance(path[i - 1], path[i]);
    }
    int[] colours = new int[STEPS];
    for (int step = 0, i = 0; step < STEPS; step++) {
      double wanted = walked[FINE_STEPS] * step / (STEPS - 1);
      while (i < FINE_STEPS && walked[i] < wanted) {
        i++;
      }
      colours[step] = OkLab.toSrgb(path[i]);
    }
    return colours;
  }

  private static double[] lab(double t) {
    double lightness = LOWEST_LIGHTNESS + (HIGHEST_LIGHTNESS - LOWEST_LIGHTNESS) * t;
    double hue = FIRST_HUE + (LAST_HUE - FIRST_HUE) * t;
    double chroma =
        SHARE_OF_GAMUT * Math.min(STRONGEST_CHROMA, OkLab.greatestChroma(lightness, hue));
    return new double[] {lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)};
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], Math.hypot(a[1] - b[1], a[2] - b[2]));
  }
}
