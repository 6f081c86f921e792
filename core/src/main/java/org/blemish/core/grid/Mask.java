// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.BitSet;
import org.blemish.core.geometry.Size;

/**
 * A set of pixels {@code [height, width]}: a ground-truth mask, an area to ignore, a foreground.
 * The bit set is not copied; who hands it over gives it away.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bits bit {@code y * width + x} is set where the pixel belongs to the mask
 */
public record Mask(int width, int height, BitSet bits) {
  public Mask {
    int area = new Size(width, height).area();
    if (bits.length() > area) {
      throw new IllegalArgumentException(
          "mask %dx%d holds %d pixels, a bit is set at %d"
              .formatted(width, height, area, bits.length() - 1));
    }
  }

  /** A mask without any pixel. */
  public static Mask empty(Size size) {
    return new Mask(size.width(), size.height(), new BitSet(size.area()));
  }

  public Size size() {
    return new Size(width, height);
  }

  public boolean get(int x, int y) {
    return bits.get(y * width + x);
  }

  /** Number of pixels in the mask. */
  public int count() {
    return bits.cardinality();
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }
}
