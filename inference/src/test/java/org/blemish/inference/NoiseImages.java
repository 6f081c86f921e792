// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/** Noise of a middling brightness, with bright rectangles where wanted. */
final class NoiseImages {
  private NoiseImages() {}

  static byte[] noise(Size size, long seed) {
    byte[] rgb = new byte[3 * size.area()];
    new SplittableRandom(seed).nextBytes(rgb);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (60 + (rgb[i] & 63));
    }
    return rgb;
  }

  static Image good(Size size, long seed) {
    return Image.rgb(noise(size, seed), size.width(), size.height());
  }

  /** The same image with a white rectangle. */
  static Image marked(Size size, long seed, Rectangle place) {
    byte[] rgb = noise(size, seed);
    for (int y = place.y(); y < place.y() + place.height(); y++) {
      int from = 3 * (y * size.width() + place.x());
      Arrays.fill(rgb, from, from + 3 * place.width(), (byte) 255);
    }
    return Image.rgb(rgb, size.width(), size.height());
  }

  static Mask mask(Size size, Rectangle place) {
    BitSet bits = new BitSet();
    for (int y = place.y(); y < place.y() + place.height(); y++) {
      bits.set(y * size.width() + place.x(), y * size.width() + place.x() + place.width());
    }
    return new Mask(size.width(), size.height(), bits);
  }
}
