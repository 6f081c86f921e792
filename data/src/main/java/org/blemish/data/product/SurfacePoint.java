// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

/** One point of a part while it is drawn; reused from pixel to pixel by one thread. */
final class SurfacePoint {
  /** Above the ground, mm. */
  double height;

  /** Share of light given back, 0 to 1. */
  double red;

  double green;
  double blue;

  /** Cover by printed ink, 0 to 1. */
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
