// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.geometry;

/**
 * Whole pixels from {@code (x, y)}, inclusive, to {@code (x + width, y + height)}, exclusive.
 *
 * @param x left column, at least 0
 * @param y top row, at least 0
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Rectangle(int x, int y, int width, int height) {
  public Rectangle {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "rectangle x=%d y=%d width=%d height=%d: x and y must be at least 0, width and height at least 1"
              .formatted(x, y, width, height));
    }
  }

  /** The whole of an image of this size. */
  public static Rectangle whole(Size size) {
    return new Rectangle(0, 0, size.width(), size.height());
  }

  public Size size() {
    return new Size(width, height);
  }

  /** Whether every pixel of this rectangle lies inside an image of the given size. */
  public boolean inside(Size size) {
    return x + width <= size.width() && y + height <= size.height();
  }
}
