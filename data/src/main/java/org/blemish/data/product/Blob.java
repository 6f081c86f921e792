// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/** An irregular, roughly round patch on a part. */
final class Blob {
  private final double u;
  private final double v;
  private final double radius;
  private final double stretch;
  private final double cos;
  private final double sin;
  private final double wobble;
  private final PerlinNoise outline;

  /**
   * @param centre {@code {u, v}}, mm
   * @param radius mean radius, mm
   * @param wobble deviation of the outline, as a share of the radius
   */
  Blob(double[] centre, double radius, double wobble, SplittableRandom random) {
    this.u = centre[0];
    this.v = centre[1];
    this.radius = radius;
    this.wobble = wobble;
    stretch = random.nextDouble(1, 1.5);
    double angle = random.nextDouble(StrictMath.PI);
    cos = StrictMath.cos(angle);
    sin = StrictMath.sin(angle);
    outline = new PerlinNoise(random.nextLong());
  }

  /** Relative distance from the centre: 0 at the centre, 1 on the outline, above 1 outside. */
  double at(double pu, double pv) {
    double du = pu - u;
    double dv = pv - v;
    double far = 2.2 * radius;
    if (Math.abs(du) > far || Math.abs(dv) > far) {
      return 9;
    }
    double x = (cos * du + sin * dv) / stretch;
    double y = (cos * dv - sin * du) * stretch;
    double r = GraphicsMath.length(x, y);
    if (r < 1e-9) {
      return 0;
    }
    double stray = outline.fractal(5 + 1.4 * x / r, 5 + 1.4 * y / r, 3);
    return r / (radius * (1 + wobble * stray));
  }
}
