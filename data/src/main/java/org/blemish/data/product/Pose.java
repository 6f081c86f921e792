// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;

/**
 * Pose of a part in the image: rotated, shifted, smoothly bent sideways and upwards.
 *
 * @param size size of the image
 * @param pitch size of a pixel, mm
 * @param cos cosine of the rotation
 * @param sin sine of the rotation
 * @param shiftX shift to the right, mm
 * @param shiftY shift down, mm
 * @param scale scale of this part
 * @param warpU sideways bending in u, mm
 * @param warpV sideways bending in v, mm
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
  /** Field of view along the shorter side, mm; parts are 84 to 86 mm wide. */
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

  /** The part's coordinate u of a point of the image, in mm from its centre, before warping. */
  double u(double x, double y) {
    return (cos * (x - shiftX) + sin * (y - shiftY)) / scale;
  }

  double v(double x, double y) {
    return (cos * (y - shiftY) - sin * (x - shiftX)) / scale;
  }
}
