// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/**
 * A moulded rubber gasket: a centre hole and bolt holes, a raised bead, a white dot-matrix code.
 */
final class Gasket implements ProductPart {
  private static final double HALF = 43;
  private static final double BORE = 19;
  private static final double BEAD = 26;
  private static final double BOLT = 31.5;
  private static final double THICKNESS = 13;
  private static final double DOT = 1.25;
  private static final double CODE_TOP = 31;

  /** The dots of the code below the bore; one character is one dot. */
  private static final String[] CODE = {
    "#####.#####.....#..#.#####",
    "#...#.#.........#..#.....#",
    "#####.####..###.####.#####",
    "#...#.....#........#.#....",
    "#...#.####.........#.#####"
  };

  private final PerlinNoise rubber;
  private final PerlinNoise flow;

  Gasket(SplittableRandom random) {
    rubber = new PerlinNoise(random.nextLong());
    flow = new PerlinNoise(random.nextLong());
  }

  @Override
  public double distance(double u, double v) {
    double plate = GraphicsMath.roundedBoxDistance(u, v, HALF, 17);
    double bore = BORE - GraphicsMath.length(u, v);
    double bolts = 4.6 - GraphicsMath.length(Math.abs(u) - BOLT, Math.abs(v) - BOLT);
    return Math.max(plate, Math.max(bore, bolts));
  }

  @Override
  public void surface(double u, double v, double distance, SurfacePoint out) {
    double grain = rubber.fractal(u / 2.2, v / 2.2, 2);
    double streak = flow.fractal(u / 14 + 0.4 * v / 14, v / 30, 2);
    double edge = GraphicsMath.clamp(1 + distance / 1.8);
    double bead =
        GraphicsMath.clamp(1 - GraphicsMath.square((GraphicsMath.length(u, v) - BEAD) / 2.4));
    double rim =
        GraphicsMath.smoothStep(-5.5, -4.6, GraphicsMath.roundedBoxDistance(u, v, HALF, 17));
    out.height =
        THICKNESS * (0.55 + 0.45 * Math.sqrt(Math.max(0, 1 - edge * edge)))
            + 1.7 * Math.sqrt(bead)
            - 0.8 * rim
            + 0.16 * streak
            + 0.07 * grain;
    double tone = 0.235 + 0.045 * streak + 0.035 * grain + 0.05 * Math.sqrt(bead) - 0.02 * rim;
    out.colour(tone, tone * 1.02, tone * 1.07);
    out.ink = ink(u, v) * GraphicsMath.clamp(0.84 + 0.5 * grain);
  }

  @Override
  public double ink(double u, double v) {
    double band = GraphicsMath.length(u, v) - 38.5;
    if (v < CODE_TOP || v > CODE_TOP + DOT * CODE.length) {
      return v < -30 && band < 4 ? marks(u, v) : 0;
    }
    double x = u / DOT + CODE[0].length() / 2.0;
    double y = (v - CODE_TOP) / DOT;
    int column = (int) Math.floor(x);
    int row = (int) y;
    if (column < 0 || column >= CODE[0].length() || row >= CODE.length) {
      return 0;
    }
    if (CODE[row].charAt(column) != '#') {
      return 0;
    }
    double off = GraphicsMath.length(x - column - 0.5, y - row - 0.5);
    return GraphicsMath.smoothStep(0.62, 0.38, off);
  }

  /** An arrow and a bar opposite the code. */
  private static double marks(double u, double v) {
    double y = v + 38;
    double arrow = Math.max(Math.abs(u + 9) * 1.4 - y, y - 6);
    double bar = Math.max(Math.abs(u - 6) - 9, Math.abs(y - 3.6) - 1.5);
    return GraphicsMath.smoothStep(0.35, -0.35, Math.min(arrow, bar));
  }

  @Override
  public void inkColour(SurfacePoint out) {
    out.colour(0.83, 0.84, 0.80);
  }

  @Override
  public double[] randomPrintedPoint(SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      return new double[] {random.nextDouble(-3, 10), -34.4};
    }
    return new double[] {random.nextDouble(-11, 11), CODE_TOP + DOT * CODE.length / 2};
  }

  @Override
  public double gloss() {
    return 0.12;
  }

  @Override
  public double warp() {
    return 0.8;
  }

  @Override
  public double bend() {
    return 0.6;
  }

  @Override
  public double maxRotation() {
    return 0.09;
  }
}
