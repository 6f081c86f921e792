// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/** A glazed ceramic tile: bevelled, with a pressed border and a printed blue ornament. */
final class CeramicTile implements ProductPart {
  private static final double HALF = 42;
  private static final double THICKNESS = 12.5;

  private final PerlinNoise glaze;
  private final PerlinNoise cloud;

  CeramicTile(SplittableRandom random) {
    glaze = new PerlinNoise(random.nextLong());
    cloud = new PerlinNoise(random.nextLong());
  }

  @Override
  public double distance(double u, double v) {
    return GraphicsMath.roundedBoxDistance(u, v, HALF, 2.5);
  }

  @Override
  public void surface(double u, double v, double distance, SurfacePoint out) {
    double mottle = cloud.fractal(u / 19, v / 19, 3);
    double fine = glaze.at(u / 1.1, v / 1.1);
    double bevel = GraphicsMath.clamp(-distance / 2.6);
    double border = GraphicsMath.clamp(1 - GraphicsMath.square((distance + 6.2) / 1.1));
    double r = GraphicsMath.length(u, v);
    double swell = GraphicsMath.smoothStep(30, 6, r);
    out.height =
        THICKNESS
            - 4.5 * GraphicsMath.square(1 - bevel)
            - 0.9 * border
            + 1.1 * swell
            + 0.16 * mottle
            + 0.03 * fine;
    out.colour(0.86 + 0.035 * mottle, 0.84 + 0.03 * mottle, 0.765 + 0.015 * mottle);
    out.scale(1 + 0.02 * fine - 0.12 * border - 0.05 * (1 - bevel));
    // Small dark points of the clay are visible through the glaze.
    double cu = u / 1.3;
    double cv = v / 1.3;
    int iu = (int) Math.floor(cu);
    int iv = (int) Math.floor(cv);
    if (glaze.cell(iu, iv) < 0.035f) {
      double off = GraphicsMath.length(cu - iu - 0.5, cv - iv - 0.5);
      out.scale(1 - 0.22 * GraphicsMath.smoothStep(0.4, 0.1, off));
    }
    out.ink = ink(u, v) * GraphicsMath.clamp(0.83 + 0.28 * mottle + 0.06 * fine);
  }

  @Override
  public double ink(double u, double v) {
    double edge = GraphicsMath.roundedBoxDistance(u, v, HALF, 2.5);
    if (edge > -8.5) {
      return 0;
    }
    double r = GraphicsMath.length(u, v);
    double c = r < 1e-6 ? 1 : u / r;
    double s = r < 1e-6 ? 0 : v / r;
    double petals = r - 15 - 6.5 * Biscuit.cosineOfMultiple(c, s, 8);
    double heart = Math.abs(r - 5.5) - 1.1;
    double ring = Math.abs(r - 25.5) - 0.6;
    double frame = Math.abs(edge + 9.8) - 0.45;
    double corner = corner(Math.abs(u), Math.abs(v));
    double flower = Math.max(petals, 8 - r);
    double vein = GraphicsMath.smoothStep(0.2, 0.5, Math.abs(petals + 2.4));
    double shape = Math.min(Math.min(heart, ring), Math.min(frame, corner));
    return Math.max(
        GraphicsMath.smoothStep(0.3, -0.3, shape),
        GraphicsMath.smoothStep(0.3, -0.3, flower) * (0.35 + 0.65 * vein));
  }

  /** A quarter of a rosette in each corner. */
  private static double corner(double u, double v) {
    double x = HALF - 10 - u;
    double y = HALF - 10 - v;
    double r = GraphicsMath.length(x, y);
    if (r > 16 || r < 1e-6) {
      return r < 1e-6 ? -1 : 1;
    }
    double leaves = r - 8.2 - 3.2 * Biscuit.cosineOfMultiple(x / r, y / r, 8);
    return Math.min(Math.max(leaves, 4.4 - r), r - 2.4);
  }

  @Override
  public void inkColour(SurfacePoint out) {
    out.colour(0.16, 0.27, 0.52);
  }

  @Override
  public double[] randomPrintedPoint(SplittableRandom random) {
    double angle = random.nextDouble(2 * StrictMath.PI);
    double radius = random.nextInt(3) == 0 ? 30 * StrictMath.sqrt(1.2) : 17;
    if (radius > 20) {
      double u = random.nextBoolean() ? 25.5 : -25.5;
      double v = random.nextBoolean() ? 25.5 : -25.5;
      return new double[] {u, v};
    }
    return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
  }

  @Override
  public double gloss() {
    return 0.3;
  }

  @Override
  public double warp() {
    return 0.3;
  }

  @Override
  public double bend() {
    return 0.3;
  }

  @Override
  public double maxRotation() {
    return 0.08;
  }
}
