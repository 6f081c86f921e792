// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

/** One point of a surface while it is drawn. Reused for all pixels; not thread-safe. */
final class SurfacePoint {
  /** Height above the belt, mm. */
  double height;

  /** Reflectance, 0 to 1. */
  double red;

  double green;
  double blue;

  /** Coverage by ink, 0 to 1. */
  double ink;

  void colour(double red, double green, double blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /** Blends the colour towards another. */
  void blend(double red, double green, double blue, double share) {
    this.red = GraphicsMath.mix(this.red, red, share);
    this.green = GraphicsMath.mix(this.green, green, share);
    this.blue = GraphicsMath.mix(this.blue, blue, share);
  }

  void scale(double factor) {
    red *= factor;
    green *= factor;
    blue *= factor;
  }

  void set(SurfacePoint other) {
    height = other.height;
    ink = other.ink;
    colour(other.red, other.green, other.blue);
  }
}
