// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/** A baked biscuit: domed, browned at the rim, with prick holes and a printed ring of leaves. */
final class Biscuit implements ProductPart {
  private static final double RADIUS = 43;
  private static final double THICKNESS = 13;
  private static final double RING = 24.5;
  private static final int SCALLOPS = 20;

  private final PerlinNoise crumb;
  private final PerlinNoise browning;
  private final double bake;

  Biscuit(SplittableRandom random) {
    crumb = new PerlinNoise(random.nextLong());
    browning = new PerlinNoise(random.nextLong());
    bake = random.nextDouble(-0.1, 0.1);
  }

  @Override
  public double distance(double u, double v) {
    double r = GraphicsMath.length(u, v);
    // Far from the rim its waves have no effect.
    if (r < RADIUS - 8 || r > RADIUS + 8) {
      return r - RADIUS;
    }
    return r - RADIUS - 0.9 * cosineOfMultiple(u / r, v / r, SCALLOPS);
  }

  @Override
  public void surface(double u, double v, double distance, SurfacePoint out) {
    double r2 = (u * u + v * v) / (RADIUS * RADIUS);
    double relief = crumb.fractal(u / 7, v / 7, 3);
    double fine = crumb.at(u * 0.9 + 40, v * 0.9);
    double edge = GraphicsMath.clamp(1 + distance / 5);
    double rounding = Math.sqrt(Math.max(0, 1 - edge * edge));
    double pricks = pricks(u, v);
    out.height =
        THICKNESS * (0.35 + 0.65 * rounding)
            + 2.2 * (1 - r2)
            + 0.45 * relief
            + 0.14 * fine
            - 1.7 * pricks;
    double brown =
        GraphicsMath.clamp(
            0.25
                + bake
                + 0.5 * GraphicsMath.smoothStep(-13, -1, distance)
                + 0.35 * browning.fractal(u / 16, v / 16, 2)
                + 0.22 * relief
                - 0.1 * pricks);
    out.colour(
        GraphicsMath.mix(0.90, 0.62, brown),
        GraphicsMath.mix(0.72, 0.39, brown),
        GraphicsMath.mix(0.47, 0.17, brown));
    out.scale(1 + 0.07 * fine - 0.35 * pricks);
    // Bran: a few dark flecks, one in some cells of 1.6 mm.
    double cu = u / 1.6;
    double cv = v / 1.6;
    int iu = (int) Math.floor(cu);
    int iv = (int) Math.floor(cv);
    float fleck = crumb.cell(iu, iv);
    if (fleck < 0.06f) {
      double off = GraphicsMath.length(cu - iu - 0.5, cv - iv - 0.5);
      out.scale(1 - 0.35 * GraphicsMath.smoothStep(0.45, 0.15, off));
    }
    out.ink = ink(u, v) * GraphicsMath.clamp(0.86 + 0.35 * fine);
  }

  @Override
  public double ink(double u, double v) {
    double r = GraphicsMath.length(u, v);
    if (r < RING - 7 || r > RING + 7) {
      return r < 9 ? emblem(u, v, r) : 0;
    }
    double c = u / r;
    double s = v / r;
    double line = GraphicsMath.smoothStep(0.75, 0.35, Math.abs(r - RING + 5.2));
    double outer = GraphicsMath.smoothStep(0.75, 0.35, Math.abs(r - RING - 5.2));
    double leaf = Math.abs(r - RING) - 3.6 * cosineOfMultiple(c, s, 12) + 0.4;
    return Math.max(Math.max(line, outer), GraphicsMath.smoothStep(0.35, -0.35, leaf));
  }

  /** A small rosette at the centre. */
  private static double emblem(double u, double v, double r) {
    if (r < 1e-6) {
      return 1;
    }
    double petal = r - 5 - 2.4 * cosineOfMultiple(u / r, v / r, 5);
    return GraphicsMath.smoothStep(0.35, -0.35, petal) * GraphicsMath.smoothStep(1.6, 2.3, r);
  }

  @Override
  public void inkColour(SurfacePoint out) {
    out.colour(0.30, 0.13, 0.08);
  }

  @Override
  public double[] randomPrintedPoint(SplittableRandom random) {
    double angle = random.nextDouble(2 * StrictMath.PI);
    return new double[] {RING * StrictMath.cos(angle), RING * StrictMath.sin(angle)};
  }

  @Override
  public double gloss() {
    return 0.04;
  }

  @Override
  public double warp() {
    return 0.9;
  }

  @Override
  public double bend() {
    return 0.6;
  }

  @Override
  public double maxRotation() {
    return StrictMath.PI;
  }

  private static double pricks(double u, double v) {
    double all = 0;
    for (double[] prick : PRICKS) {
      double d2 = GraphicsMath.square(u - prick[0]) + GraphicsMath.square(v - prick[1]);
      if (d2 < 4) {
        all = Math.max(all, GraphicsMath.smoothStep(4, 0.6, d2));
      }
    }
    return all;
  }

  private static final double[][] PRICKS = ring(13, 6, ring(35, 14));

  private static double[][] ring(double radius, int count, double[]... more) {
    double[][] all = new double[count + more.length][];
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * (i + 0.5) / count;
      all[i] = new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
    }
    System.arraycopy(more, 0, all, count, more.length);
    return all;
  }

  /**
   * The cosine of {@code n} times the angle of a unit vector, by complex multiplication: the same
   * bits on every machine.
   */
  static double cosineOfMultiple(double c, double s, int n) {
    double re = 1;
    double im = 0;
    double br = c;
    double bi = s;
    for (int k = n; k > 0; k >>= 1) {
      if ((k & 1) == 1) {
        double t = re * br - im * bi;
        im = re * bi + im * br;
        re = t;
      }
      double t = br * br - bi * bi;
      bi = 2 * br * bi;
      br = t;
    }
    return re;
  }
}
