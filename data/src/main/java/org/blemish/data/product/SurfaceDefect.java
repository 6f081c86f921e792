// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/** A defect that changes the surface of a part around a point. */
interface SurfaceDefect {
  /**
   * Height of a hole's floor above the belt, mm; above the 7 mm from which on the part counts as
   * foreground.
   */
  double HOLE_FLOOR = 8.3;

  void apply(double u, double v, ProductPart part, SurfacePoint surface);

  /** A defect at a random point of a part; size, depth and tint are random. */
  static SurfaceDefect draw(ProductDefect kind, ProductPart part, SplittableRandom random) {
    return switch (kind) {
      case STAIN -> stain(part, random);
      case PRINT -> print(part, random);
      case DENT -> swelling(part, -random.nextDouble(2.4, 3.6), random);
      case BUMP -> swelling(part, random.nextDouble(2.2, 3.4), random);
      case MISSING -> missing(part, random);
      case CRACK -> crack(part, random);
      case HOLE -> hole(part, random);
      case PIECE_MISSING -> new OtherPieces(kit(part).withoutOne(random));
      case PIECE_EXTRA -> new OtherPieces(kit(part).withOneMore(random));
      case PIECE_EXCHANGED -> new OtherPieces(kit(part).withOneExchanged(random));
    };
  }

  /** Whether the defect changes the shading too. */
  default boolean shaded() {
    return false;
  }

  /** The pieces of another kit in the place of the part's own. */
  record OtherPieces(Kit other) implements SurfaceDefect {
    @Override
    public void apply(double u, double v, ProductPart part, SurfacePoint surface) {
      double distance = Math.min(part.distance(u, v), 0);
      SurfacePoint straight = new SurfacePoint();
      part.surface(u, v, distance, straight);
      double bend = surface.height - straight.height;
      other.surface(u, v, distance, surface);
      surface.height += bend;
    }

    @Override
    public boolean shaded() {
      return true;
    }
  }

  private static Kit kit(ProductPart part) {
    if (part instanceof Kit kit) {
      return kit;
    }
    throw new IllegalArgumentException("only a kit has pieces, not " + part.getClass());
  }

  private static SurfaceDefect stain(ProductPart part, SplittableRandom random) {
    Blob blob =
        new Blob(randomPointInside(part, 6, random), random.nextDouble(4, 7.5), 0.5, random);
    double cover = random.nextDouble(0.4, 0.62);
    double[][] tints = {
      {0.30, 0.20, 0.12}, {0.20, 0.30, 0.20}, {0.30, 0.14, 0.20}, {0.42, 0.38, 0.24}
    };
    double[] tint = tints[random.nextInt(tints.length)];
    return (u, v, p, s) -> {
      double r = blob.at(u, v);
      if (r < 1) {
        // A dried stain is darkest near its outline.
        double share =
            cover
                * GraphicsMath.smoothStep(1, 0.88, r)
                * (0.75 + 0.35 * GraphicsMath.smoothStep(0.5, 0.95, r));
        s.blend(tint[0], tint[1], tint[2], GraphicsMath.clamp(share));
        s.ink *= 1 - 0.4 * share;
      }
    };
  }

  private static SurfaceDefect print(ProductPart part, SplittableRandom random) {
    Blob blob = new Blob(part.randomPrintedPoint(random), random.nextDouble(7, 10), 0.35, random);
    boolean displaced = random.nextInt(3) == 0;
    double angle = random.nextDouble(2 * StrictMath.PI);
    double shift = random.nextDouble(2.6, 3.8);
    double du = shift * StrictMath.cos(angle);
    double dv = shift * StrictMath.sin(angle);
    double left = random.nextDouble(0, 0.25);
    return (u, v, p, s) -> {
      double share = GraphicsMath.smoothStep(1, 0.85, blob.at(u, v));
      if (share > 0) {
        double wrong = displaced ? p.ink(u + du, v + dv) : left * s.ink;
        s.ink = GraphicsMath.mix(s.ink, wrong, share);
      }
    };
  }

  /** A smooth dent (negative) or bump. */
  private static SurfaceDefect swelling(ProductPart part, double amount, SplittableRandom random) {
    double radius = random.nextDouble(5.5, 8.5);
    Blob blob = new Blob(randomPointInside(part, 5, random), radius, 0.2, random);
    return (u, v, p, s) -> {
      double r = blob.at(u, v);
      if (r < 1) {
        s.height += amount * GraphicsMath.smoothStep(1, 0.35, r);
      }
    };
  }

  private static SurfaceDefect missing(ProductPart part, SplittableRandom random) {
    double margin = random.nextDouble(1, 7);
    Blob blob =
        new Blob(randomPointInside(part, margin, random), random.nextDouble(4, 7), 0.55, random);
    PerlinNoise floor = new PerlinNoise(random.nextLong());
    double depth = random.nextDouble(2.4, 3.6);
    return (u, v, p, s) -> {
      double share = GraphicsMath.smoothStep(1, 0.86, blob.at(u, v));
      if (share > 0) {
        s.height -= share * depth * (1 + 0.18 * floor.fractal(u / 3, v / 3, 2));
      }
    };
  }

  private static SurfaceDefect crack(ProductPart part, SplittableRandom random) {
    CrackLine line =
        new CrackLine(
            randomPointInside(part, 4, random),
            random.nextDouble(18, 34),
            random.nextDouble(1.0, 1.9),
            random);
    double depth = random.nextDouble(3, 4.5);
    return (u, v, p, s) -> {
      double share = line.at(u, v);
      if (share > 0) {
        s.scale(1 - 0.6 * share);
        s.ink *= 1 - share;
        s.height -= depth * share;
      }
    };
  }

  private static SurfaceDefect hole(ProductPart part, SplittableRandom random) {
    Blob blob =
        new Blob(randomPointInside(part, 5, random), random.nextDouble(2.8, 4.4), 0.15, random);
    return (u, v, p, s) -> {
      double r = blob.at(u, v);
      double dark = GraphicsMath.smoothStep(1, 0.82, r);
      if (dark > 0) {
        s.blend(0.09, 0.09, 0.10, 0.9 * dark);
        s.ink *= 1 - dark;
        s.height = GraphicsMath.mix(s.height, HOLE_FLOOR, GraphicsMath.smoothStep(0.95, 0.75, r));
      }
    };
  }

  /** A random point at least {@code margin} mm inside the outline. */
  private static double[] randomPointInside(
      ProductPart part, double margin, SplittableRandom random) {
    while (true) {
      double u = random.nextDouble(-45, 45);
      double v = random.nextDouble(-45, 45);
      if (part.distance(u, v) < -margin) {
        return new double[] {u, v};
      }
    }
  }
}
