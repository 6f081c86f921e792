// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.geometry.Size;

/**
 * How stored rows and columns map to the upright image: the EXIF values 1 to 8.
 *
 * @param transposed whether rows and columns are swapped, as the first step
 * @param mirrored whether left and right are then swapped
 * @param flipped whether top and bottom are then swapped
 */
record Orientation(boolean transposed, boolean mirrored, boolean flipped) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** Any other value than 2 to 8 means upright. */
  static Orientation ofTag(int tag) {
    return switch (tag) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, true, false);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  Size upright(Size stored) {
    return transposed
        ? new Size(/* width= */ stored.height(), /* height= */ stored.width())
        : stored;
  }

  /** The upright image of stored pixels of {@code bytes} bytes each, without gaps. */
  byte[] upright(byte[] stored, Size size, int bytes) {
    if (equals(UPRIGHT)) {
      return stored;
    }
    Size upright = upright(size);
    byte[] out = new byte[stored.length];
    for (int y = 0, o = 0; y < upright.height(); y++) {
      int v = flipped ? upright.height() - 1 - y : y;
      for (int x = 0; x < upright.width(); x++, o += bytes) {
        int u = mirrored ? upright.width() - 1 - x : x;
        int from = (transposed ? u * size.width() + v : v * size.width() + u) * bytes;
        for (int b = 0; b < bytes; b++) {
          out[o + b] = stored[from + b];
        }
      }
    }
    return out;
  }
}
