// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;

/** An RGB image that is being drawn. Pixels outside it are ignored. For one thread. */
final class Canvas {
  private final Size size;
  private final byte[] rgb;

  Canvas(Size size, int colour) {
    this.size = size;
    this.rgb = new byte[Math.multiplyExact(3, size.area())];
    fill(0, 0, size.width(), size.height(), colour);
  }

  void fill(int left, int top, int width, int height, int colour) {
    int right = Math.min(size.width(), left + width);
    int bottom = Math.min(size.height(), top + height);
    for (int y = Math.max(0, top); y < bottom; y++) {
      for (int x = Math.max(0, left); x < right; x++) {
        int at = 3 * (y * size.width() + x);
        rgb[at] = (byte) (colour >> 16);
        rgb[at + 1] = (byte) (colour >> 8);
        rgb[at + 2] = (byte) colour;
      }
    }
  }

  void blend(int x, int y, int colour, double opacity) {
    if (x >= 0 && y >= 0 && x < size.width() && y < size.height()) {
      Blend.over(rgb, 3 * (y * size.width() + x), colour, opacity);
    }
  }

  /** Copies an image to a place inside this one. */
  void put(Image image, int left, int top) {
    for (int y = 0; y < image.height(); y++) {
      image.row(y, 0, image.width(), rgb, 3 * ((top + y) * size.width() + left));
    }
  }

  /** The image; nothing may be drawn afterwards. */
  Image image() {
    return Image.rgb(rgb, size.width(), size.height());
  }
}
