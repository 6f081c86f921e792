// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;

/**
 * The belt below the part: tilted and slightly uneven in the scan, woven grey in the image.
 *
 * @param distance from the scanner to the centre of the belt, mm
 * @param slopeX change of distance to the right, mm per mm
 * @param slopeY change of distance downwards, mm per mm
 * @param uneven unevenness, mm
 * @param worn brightness variation by wear
 * @param weave noise of the texture
 */
record ConveyorBelt(
    double distance,
    double slopeX,
    double slopeY,
    SmoothField uneven,
    SmoothField worn,
    PerlinNoise weave) {
  static ConveyorBelt draw(Size size, double pitch, SplittableRandom random) {
    int step = Math.max(2, (int) (5 / pitch));
    return new ConveyorBelt(
        random.nextDouble(440, 470),
        random.nextDouble(-0.03, 0.03),
        random.nextDouble(-0.03, 0.03),
        new SmoothField(new PerlinNoise(random.nextLong()), size, step, 40 / pitch, 0.5),
        new SmoothField(new PerlinNoise(random.nextLong()), size, step, 12 / pitch, 0.8),
        new PerlinNoise(random.nextLong()));
  }

  /**
   * Colour of the belt, darker near the part and in its shadow.
   *
   * @param worn wear at the point
   * @param gap distance to the outline of the part, mm
   * @param shaded distance to the outline of its shadow, mm, negative inside
   */
  void surface(double x, double y, double worn, double gap, double shaded, SurfacePoint out) {
    double grain = worn + weave.at(x / 1.4, y / 1.4);
    double thread = triangle(x / 1.9) * triangle(y / 1.9);
    double tone = 0.47 + 0.035 * grain + 0.05 * thread;
    double contact = 0.42 * GraphicsMath.square(GraphicsMath.smoothStep(7, -0.5, gap));
    double shadow = 0.3 * GraphicsMath.smoothStep(3, -3, shaded);
    tone *= (1 - contact) * (1 - shadow);
    out.colour(tone * 0.94, tone, tone * 1.05);
    out.height = 0;
    out.ink = 0;
  }

  /** A triangle wave of period 1 between -1 and 1. */
  private static double triangle(double t) {
    return 4 * Math.abs(t - Math.floor(t) - 0.5) - 1;
  }
}
