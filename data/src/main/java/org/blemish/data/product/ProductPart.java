// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/**
 * One part of a product, in coordinates (u, v) in mm with the centre at the origin and v pointing
 * down. Parts of one product have the same outline and print and differ in their texture.
 */
interface ProductPart {
  /** Signed distance to the outline, mm, negative inside. */
  double distance(double u, double v);

  /** Sets height, colour and ink of a point inside. */
  void surface(double u, double v, double distance, SurfacePoint out);

  /** Coverage by ink at any point, 0 to 1. */
  double ink(double u, double v);

  /** Sets the colour of {@code out} to that of the ink. */
  void inkColour(SurfacePoint out);

  /** A random point, {@code {u, v}}, on the print. */
  double[] randomPrintedPoint(SplittableRandom random);

  /** Gloss, 0 to 1. */
  double gloss();

  /** Largest sideways bending of the outline, mm; usually below half of it. */
  double warp();

  /** Largest upward bending, mm; usually below half of it. */
  double bend();

  /** Largest rotation in either direction, radians. */
  double maxRotation();
}
