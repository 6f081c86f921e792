// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A cardboard tray with loose pieces at random places. Its own defects are logical: every piece is
 * as it should be, but one is missing, too many, or in the place of another kind.
 */
final class Kit implements ProductPart {
  private static final double HALF = 43;
  private static final double CORNER = 5;
  private static final double FLOOR = 8.6;
  private static final double RIM = 13;

  /** Half of the square in which pieces lie, mm. */
  private static final double SPACE = 37;

  private static final int ATTEMPTS = 500;
  private static final int TOTAL =
      Arrays.stream(KitPiece.Shape.values()).mapToInt(shape -> shape.count).sum();

  private final PerlinNoise board;
  private final List<KitPiece> pieces;

  Kit(SplittableRandom random) {
    board = new PerlinNoise(random.nextLong());
    List<KitPiece> placed = placed(random);
    while (placed.size() < TOTAL) {
      placed = placed(random);
    }
    pieces = List.copyOf(placed);
  }

  /** Pieces at random places, fewer where there was no place for one. */
  private static List<KitPiece> placed(SplittableRandom random) {
    List<KitPiece> placed = new ArrayList<>();
    for (KitPiece.Shape shape : KitPiece.Shape.values()) {
      for (int i = 0; i < shape.count; i++) {
        place(shape, placed, random).ifPresent(placed::add);
      }
    }
    return placed;
  }

  private Kit(PerlinNoise board, List<KitPiece> pieces) {
    this.board = board;
    this.pieces = List.copyOf(pieces);
  }

  /** A piece at a random free place; empty if none was found. */
  private static Optional<KitPiece> place(
      KitPiece.Shape shape, List<KitPiece> placed, SplittableRandom random) {
    double reach = SPACE - shape.radius;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double angle = random.nextDouble(2 * StrictMath.PI);
      KitPiece piece =
          new KitPiece(
              shape,
              random.nextDouble(-reach, reach),
              random.nextDouble(-reach, reach),
              StrictMath.cos(angle),
              StrictMath.sin(angle));
      if (placed.stream().noneMatch(piece::touches)) {
        return Optional.of(piece);
      }
    }
    return Optional.empty();
  }

  /** The same tray without one of the pieces. */
  Kit withoutOne(SplittableRandom random) {
    List<KitPiece> left = new ArrayList<>(pieces);
    left.remove(random.nextInt(left.size()));
    return new Kit(board, left);
  }

  /** The same tray with another piece of one of the shapes, of one for which there is a place. */
  Kit withOneMore(SplittableRandom random) {
    KitPiece.Shape[] shapes = KitPiece.Shape.values();
    Optional<KitPiece> extra = Optional.empty();
    while (extra.isEmpty()) {
      extra = place(shapes[random.nextInt(shapes.length)], pieces, random);
    }
    List<KitPiece> more = new ArrayList<>(pieces);
    more.add(extra.get());
    return new Kit(board, more);
  }

  /** The same tray with a piece of another shape in the place of one. */
  Kit withOneExchanged(SplittableRandom random) {
    List<KitPiece> changed = new ArrayList<>(pieces);
    int at = random.nextInt(changed.size());
    List<KitPiece.Shape> shapes = List.of(KitPiece.Shape.values());
    int other = shapes.indexOf(changed.get(at).shape()) + 1 + random.nextInt(shapes.size() - 1);
    changed.set(at, changed.get(at).as(shapes.get(other % shapes.size())));
    return new Kit(board, changed);
  }

  List<KitPiece> pieces() {
    return pieces;
  }

  @Override
  public double distance(double u, double v) {
    return GraphicsMath.roundedBoxDistance(u, v, HALF, CORNER);
  }

  @Override
  public void surface(double u, double v, double distance, SurfacePoint out) {
    double grain = board.fractal(u / 3, v / 3, 3);
    double fibre = board.at(u / 0.8 + 30, v / 4);
    double wall = GraphicsMath.smoothStep(-3.4, -2.2, distance);
    out.height = FLOOR + (RIM - FLOOR) * wall + 0.12 * grain;
    out.colour(0.60, 0.48, 0.34);
    out.scale(1 + 0.06 * grain + 0.05 * fibre + 0.12 * wall);
    out.ink = 0;
    for (KitPiece piece : pieces) {
      piece.draw(u, v, out);
    }
  }

  @Override
  public double ink(double u, double v) {
    return 0;
  }

  @Override
  public void inkColour(SurfacePoint out) {
    out.colour(0, 0, 0);
  }

  @Override
  public double[] randomPrintedPoint(SplittableRandom random) {
    throw new IllegalStateException("a kit has no print");
  }

  @Override
  public double gloss() {
    return 0.08;
  }

  @Override
  public double warp() {
    return 0.5;
  }

  @Override
  public double bend() {
    return 0.3;
  }

  @Override
  public double maxRotation() {
    return 0.06;
  }
}
