// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import org.blemish.core.geometry.Size;

/**
 * How the border of a mask is drawn on an image.
 *
 * @param colour {@code 0xRRGGBB}
 * @param opacity of the line, 0 to 1
 * @param radius of the line in pixels: 0 draws the border pixels alone
 * @param halo width in pixels of the dark band on both sides, which makes the line visible on any
 *     background; 0 for none
 */
public record OutlineStyle(int colour, double opacity, int radius, int halo) {
  private static final int WHITE = 0xffffff;
  private static final int GREEN = 0x5dff8f;
  private static final double PIXELS_PER_RADIUS = 500;

  /** Regions that look defective: white with a dark band. */
  public static OutlineStyle region(Size size) {
    return new OutlineStyle(WHITE, 1, radius(size), 1 + radius(size));
  }

  /** The part, as the model finds it: a faint line. */
  public static OutlineStyle part(Size size) {
    return new OutlineStyle(WHITE, 0.45, radius(size), 0);
  }

  /** True defects: green with a dark band. */
  public static OutlineStyle truth(Size size) {
    return new OutlineStyle(GREEN, 1, radius(size), 1 + radius(size));
  }

  private static int radius(Size size) {
    return (int) (Math.min(size.width(), size.height()) / PIXELS_PER_RADIUS);
  }
}
