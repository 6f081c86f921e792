// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.geometry;

/**
 * Width and height of an image, map or grid.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "size " + width + "x" + height + ": width and height must be at least 1");
    }
  }

  /**
   * Number of pixels or cells; at most {@link Integer#MAX_VALUE}, else {@link ArithmeticException}.
   */
  public int area() {
    return Math.multiplyExact(width, height);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
