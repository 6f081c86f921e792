// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

/** One point of a part while it is drawn; reused from pixel to pixel by one thread. */
final class Surface {
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
    this.red = Curves.mix(this.red, red, share);
    this.green = Curves.mix(this.green, green, share);
    this.blue = Curves.mix(this.blue, blue, share);
  }

  void scale(double factor) {
    red *= factor;
    green *= factor;
    blue *= factor;
  }

  void set(Surface other) {
    height = other.height;
    ink = other.ink;
    colour(other.red, other.green, other.blue);
  }
}
