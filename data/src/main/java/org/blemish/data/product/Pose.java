// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;

/**
 * Where a piece lies in the picture: turned, shifted, smoothly bent sideways and upwards.
 *
 * @param size picture
 * @param pitch mm of one pixel
 * @param cos of the turn
 * @param sin of the turn
 * @param shiftX mm
 * @param shiftY mm
 * @param scale of this piece
 * @param warpU sideways bending, mm
 * @param warpV sideways bending, mm
 * @param bend upward bending, mm
 */
record Pose(
    Size size,
    double pitch,
    double cos,
    double sin,
    double shiftX,
    double shiftY,
    double scale,
    SmoothField warpU,
    SmoothField warpV,
    SmoothField bend) {
  /** The shorter side of the picture shows this many mm; parts are 84 to 86 wide. */
  static final double VIEW = 128;

  static Pose draw(ProductPart part, Size size, SplittableRandom random) {
    double pitch = VIEW / Math.min(size.width(), size.height());
    double turn = random.nextDouble(-part.maxRotation(), part.maxRotation());
    int step = Math.max(2, (int) (5 / pitch));
    double wave = 34 / pitch;
    return new Pose(
        size,
        pitch,
        StrictMath.cos(turn),
        StrictMath.sin(turn),
        random.nextDouble(-2.5, 2.5),
        random.nextDouble(-2.5, 2.5),
        random.nextDouble(0.985, 1.015),
        new SmoothField(new PerlinNoise(random.nextLong()), size, step, wave, part.warp()),
        new SmoothField(new PerlinNoise(random.nextLong()), size, step, wave, part.warp()),
        new SmoothField(new PerlinNoise(random.nextLong()), size, step, 1.6 * wave, part.bend()));
  }

  /** Part's u for a point of the picture, mm from its centre, before warping. */
  double u(double x, double y) {
    return (cos * (x - shiftX) + sin * (y - shiftY)) / scale;
  }

  double v(double x, double y) {
    return (cos * (y - shiftY) - sin * (x - shiftX)) / scale;
  }
}
