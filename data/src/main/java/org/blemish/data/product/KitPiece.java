// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

/**
 * A loose piece of a {@link Kit}.
 *
 * @param shape what it is
 * @param u centre, mm
 * @param v centre, mm
 * @param cos cosine of its rotation
 * @param sin sine of its rotation
 */
record KitPiece(Shape shape, double u, double v, double cos, double sin) {
  /** The shapes of pieces, the largest first. */
  enum Shape {
    /** A brass pin with a head. */
    PIN(9.5, 3) {
      @Override
      double distance(double x, double y) {
        double rod = Math.max(Math.abs(x) - 9, Math.abs(y) - 1.5);
        double head = Math.max(Math.abs(x + 8) - 1.2, Math.abs(y) - 3);
        return Math.min(rod, head);
      }

      @Override
      void surface(double x, double y, double inside, SurfacePoint out) {
        double round = Math.sqrt(Math.max(0, 1 - GraphicsMath.square(y / 3.2)));
        out.height += 3 * round;
        out.colour(0.76, 0.60, 0.27);
        out.scale(0.7 + 0.3 * round);
      }
    },
    /** A steel washer. */
    WASHER(5.2, 4) {
      @Override
      double distance(double x, double y) {
        double r = GraphicsMath.length(x, y);
        return Math.max(r - 5.2, 2.4 - r);
      }

      @Override
      void surface(double x, double y, double inside, SurfacePoint out) {
        out.height += 1.7 * GraphicsMath.smoothStep(0, 0.6, inside);
        out.colour(0.62, 0.64, 0.67);
      }
    },
    /** A dark hexagonal nut. */
    NUT(4.8, 4) {
      @Override
      double distance(double x, double y) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double hexagon = Math.max(ay - 4, 0.8660254037844386 * ax + 0.5 * ay - 4);
        return Math.max(hexagon, 1.9 - GraphicsMath.length(x, y));
      }

      @Override
      void surface(double x, double y, double inside, SurfacePoint out) {
        out.height += 3.4 * GraphicsMath.smoothStep(0, 0.5, inside);
        out.colour(0.22, 0.22, 0.25);
      }
    };

    /** Radius of the circle around the piece, mm. */
    final double radius;

    /** Number in a good kit. */
    final int count;

    Shape(double radius, int count) {
      this.radius = radius;
      this.count = count;
    }

    /** Signed distance to the outline in the piece's own coordinates, mm, negative inside. */
    abstract double distance(double x, double y);

    /**
     * Adds the piece's height to that of the floor and sets the colour.
     *
     * @param inside distance from the outline, mm, 0 or more
     */
    abstract void surface(double x, double y, double inside, SurfacePoint out);
  }

  /** The same place and rotation with another shape. */
  KitPiece as(Shape other) {
    return new KitPiece(other, u, v, cos, sin);
  }

  /** Whether the circles of two pieces overlap, or are closer than 1 mm. */
  boolean touches(KitPiece other) {
    return GraphicsMath.length(u - other.u, v - other.v) < shape.radius + other.shape.radius + 1;
  }

  /** Draws the piece, if it covers the point. */
  void draw(double pu, double pv, SurfacePoint out) {
    double du = pu - u;
    double dv = pv - v;
    if (GraphicsMath.length(du, dv) > shape.radius + 1) {
      return;
    }
    double x = cos * du + sin * dv;
    double y = cos * dv - sin * du;
    double distance = shape.distance(x, y);
    if (distance < 0) {
      shape.surface(x, y, -distance, out);
    }
  }
}
