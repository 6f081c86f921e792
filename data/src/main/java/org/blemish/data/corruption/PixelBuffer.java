// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;

/**
 * Samples of an image without padding, {@code [height, width, channels]}, each 0 to 255.
 *
 * @param channels 1 for grey, 3 for RGB
 */
record PixelBuffer(byte[] samples, int width, int height, int channels) {
  static PixelBuffer of(Image image) {
    if (image.format() != PixelFormat.MONO8) {
      return new PixelBuffer(image.toRgb(), image.width(), image.height(), 3);
    }
    byte[] grey = new byte[image.size().area()];
    for (int y = 0; y < image.height(); y++) {
      image.rawRow(y, 0, image.width(), grey, y * image.width());
    }
    return new PixelBuffer(grey, image.width(), image.height(), 1);
  }

  /** Other samples of the same shape. */
  PixelBuffer with(byte[] others) {
    return new PixelBuffer(others, width, height, channels);
  }

  Image image() {
    return channels == 1 ? Image.grey(samples, width, height) : Image.rgb(samples, width, height);
  }

  int get(int x, int y, int channel) {
    return samples[(y * width + x) * channels + channel] & 0xff;
  }

  static byte sample(double value) {
    return (byte) Math.round(Math.min(Math.max(value, 0), 255));
  }

  /** The index of the pixel at a position outside the image, which is mirrored at its border. */
  static int mirrored(int i, int length) {
    int period = 2 * length;
    int folded = Math.floorMod(i, period);
    return folded < length ? folded : period - 1 - folded;
  }
}
