// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.SplittableRandom;
import org.blemish.data.product.PerlinNoise;

/** Outlines that fill a window, as weights {@code [h, w]} from 0 (outside) to 1. */
final class DefectOutline {
  private final int width;
  private final int height;

  /** Size of the window in pixels. */
  DefectOutline(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A weight by position; u and v are -1 to 1 over the window. */
  private interface WeightFunction {
    double at(double u, double v);
  }

  /** Roughly round with an irregular outline and a rim of about one pixel. */
  float[] piece(SplittableRandom random) {
    double sharp = 0.5 * Math.min(width, height);
    PerlinNoise outline = new PerlinNoise(random.nextLong());
    return weights((u, v) -> 0.5 + sharp * (1 - radius(u, v, 0.25, outline)));
  }

  /** Like {@link #piece}, fading out from the centre to the outline. */
  float[] soft(SplittableRandom random) {
    PerlinNoise outline = new PerlinNoise(random.nextLong());
    return weights(
        (u, v) -> {
          double inside = clamp(1.25 * (1 - radius(u, v, 0.2, outline)));
          return inside * inside * (3 - 2 * inside);
        });
  }

  /** Where noise is above a limit that grows outwards: ragged, sometimes in several parts. */
  float[] ragged(SplittableRandom random) {
    PerlinNoise noise = new PerlinNoise(random.nextLong());
    double sharp = 0.5 * Math.min(width, height);
    return weights(
        (u, v) -> {
          double r = Math.hypot(u, v);
          double wandering = 0.55 * noise.fractal(7 + 1.8 * u, 3 + 1.8 * v, 3);
          return r >= 1 ? 0 : 0.5 + sharp * (0.85 - r + wandering * (1.2 - r));
        });
  }

  /**
   * Relative distance from the centre, 1 on the outline, which deviates inwards by up to {@code
   * wobble}.
   */
  private static double radius(double u, double v, double wobble, PerlinNoise outline) {
    double r = Math.hypot(u, v);
    if (r < 1e-9) {
      return 0;
    }
    double in = 0.5 + 0.5 * outline.fractal(5 + 1.2 * u / r, 5 + 1.2 * v / r, 2);
    return r / (1 - wobble * clamp(in));
  }

  private float[] weights(WeightFunction weight) {
    float[] all = new float[width * height];
    for (int y = 0, i = 0; y < height; y++) {
      double v = (2 * y + 1.0) / height - 1;
      for (int x = 0; x < width; x++, i++) {
        all[i] = (float) clamp(weight.at((2 * x + 1.0) / width - 1, v));
      }
    }
    return all;
  }

  private static double clamp(double t) {
    return Math.min(Math.max(t, 0), 1);
  }
}
