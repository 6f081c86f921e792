// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

/** Interpolation and distance functions for drawing. */
final class GraphicsMath {
  private GraphicsMath() {}

  /**
   * 0 up to {@code from}, 1 from {@code to} on, smooth in between; {@code from} may be larger than
   * {@code to}.
   */
  static double smoothStep(double from, double to, double x) {
    double t = clamp((x - from) / (to - from));
    return t * t * (3 - 2 * t);
  }

  static double clamp(double t) {
    return t < 0 ? 0 : Math.min(t, 1);
  }

  static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  /** Signed distance to a square around the origin with rounded corners, negative inside. */
  static double roundedBoxDistance(double u, double v, double half, double corner) {
    double x = Math.abs(u) - half + corner;
    double y = Math.abs(v) - half + corner;
    double outside = Math.sqrt(square(Math.max(x, 0)) + square(Math.max(y, 0)));
    return outside + Math.min(Math.max(x, y), 0) - corner;
  }

  static double length(double u, double v) {
    return Math.sqrt(u * u + v * v);
  }

  static double square(double x) {
    return x * x;
  }
}
