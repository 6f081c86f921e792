// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/**
 * Light of one image: from a dome and from a main direction. Brightness, colour and uniformity vary
 * from image to image.
 *
 * @param x direction towards the light, unit vector
 * @param y direction towards the light
 * @param z direction towards the light, up
 * @param red gain of red
 * @param green gain of green
 * @param blue gain of blue
 * @param across relative change of brightness from the centre to the right border
 * @param along relative change of brightness from the centre to the lower border
 */
record Lamp(
    double x,
    double y,
    double z,
    double red,
    double green,
    double blue,
    double across,
    double along) {
  /** Share of light from the dome. */
  static final double DOME = 0.58;

  static Lamp draw(SplittableRandom random) {
    double angle = -2.3 + random.nextDouble(-0.2, 0.2);
    double tilt = 0.75 + random.nextDouble(-0.05, 0.05);
    double gain = random.nextDouble(0.93, 1.06);
    double warm = random.nextDouble(-0.02, 0.02);
    return new Lamp(
        StrictMath.cos(angle) * StrictMath.sin(tilt),
        StrictMath.sin(angle) * StrictMath.sin(tilt),
        StrictMath.cos(tilt),
        gain * (1 + warm),
        gain,
        gain * (1 - warm),
        random.nextDouble(-0.06, 0.06),
        random.nextDouble(-0.06, 0.06));
  }

  /**
   * Light reflected by a matt slope, relative to a horizontal surface.
   *
   * @param norm 1 / |(-slopeX, -slopeY, 1)|
   */
  double shade(double slopeX, double slopeY, double norm) {
    double diffuse = Math.max(0, (z - slopeX * x - slopeY * y) * norm);
    return DOME * (0.6 + 0.4 * norm) + (1 - DOME) * diffuse / z;
  }

  /** Specular highlight of a slope, 0 to 1. */
  double highlight(double slopeX, double slopeY, double norm) {
    // The half vector of light and camera is (x, y, z + 1), of length sqrt(2 + 2 z), because
    // (x, y, z) is a unit vector.
    double half = 1 / Math.sqrt(2 + 2 * z);
    double cosine = Math.max(0, (z + 1 - slopeX * x - slopeY * y) * half * norm);
    double c2 = cosine * cosine;
    double c8 = c2 * c2 * c2 * c2;
    return c8 * c8;
  }
}
