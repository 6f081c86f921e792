// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/**
 * One piece of a product in its own millimetres, centre at the origin, +v down. Pieces of one
 * product share outline and print and differ in their texture's seed.
 */
interface ProductPart {
  /** Signed distance to the outline, mm, negative inside. */
  double distance(double u, double v);

  /** Height, colour and ink cover of a point inside. */
  void surface(double u, double v, double distance, SurfacePoint out);

  /** Cover by ink at a point, 0 to 1, wherever it is. */
  double ink(double u, double v);

  /** Colour of the ink; fills the colour of {@code out} alone. */
  void inkColour(SurfacePoint out);

  /** A point, {@code {u, v}}, in the middle of printed matter. */
  double[] randomPrintedPoint(SplittableRandom random);

  /** How mirror-like it is, 0 to 1. */
  double gloss();

  /** Sideways bending of the outline, mm; seldom more than half of it. */
  double warp();

  /** Upward bending, mm; seldom more than half of it. */
  double bend();

  /** Greatest turn either way, radians. */
  double maxRotation();
}
