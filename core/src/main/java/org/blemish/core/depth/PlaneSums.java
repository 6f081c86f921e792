// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

/**
 * Sums of the normal equations of a plane {@code z = a u + b v + c}, with {@code u, v} counted from
 * an origin near the readings to keep the numbers small. Not safe for several threads.
 */
final class PlaneSums {
  private final double originX;
  private final double originY;
  private double n;
  private double u;
  private double v;
  private double z;
  private double uu;
  private double uv;
  private double vv;
  private double uz;
  private double vz;

  PlaneSums(double originX, double originY) {
    this.originX = originX;
    this.originY = originY;
  }

  void add(double x, double y, double depth) {
    double du = x - originX;
    double dv = y - originY;
    n++;
    u += du;
    v += dv;
    z += depth;
    uu += du * du;
    uv += du * dv;
    vv += dv * dv;
    uz += du * depth;
    vz += dv * depth;
  }

  /**
   * The least-squares plane; a level plane through the mean depth if all readings are on one line.
   */
  RobustPlane solve() {
    if (n == 0) {
      return new RobustPlane(0, 0, 0);
    }
    double cuu = uu - u * u / n;
    double cuv = uv - u * v / n;
    double cvv = vv - v * v / n;
    double cuz = uz - u * z / n;
    double cvz = vz - v * z / n;
    double determinant = cuu * cvv - cuv * cuv;
    double a = 0;
    double b = 0;
    if (determinant > 1e-9 * Math.max(1, cuu * cvv)) {
      a = (cuz * cvv - cvz * cuv) / determinant;
      b = (cvz * cuu - cuz * cuv) / determinant;
    }
    double c = (z - a * u - b * v) / n;
    return new RobustPlane(a, b, c - a * originX - b * originY);
  }
}
