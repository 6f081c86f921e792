// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import java.util.BitSet;
import org.blemish.core.grid.Mask;

/**
 * Grows a mask by a square. A square of even size n has no middle: a pixel reaches n/2 pixels left
 * and up, but n/2 - 1 right and down, as in scipy's {@code binary_dilation}.
 */
final class SquareDilation {
  private SquareDilation() {}

  /** Grows by a square of {@code size} pixels; 0 and 1 leave the mask as it is. */
  static Mask dilate(Mask mask, int size) {
    int before = size / 2;
    int after = Math.max(0, size - 1 - before);
    int width = mask.width();
    int height = mask.height();
    BitSet wide = new BitSet(width * height);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int end = row + width;
      int from = mask.bits().nextSetBit(row);
      while (from >= 0 && from < end) {
        int to = Math.min(mask.bits().nextClearBit(from), end);
        wide.set(Math.max(row, from - before), Math.min(end, to + after));
        from = mask.bits().nextSetBit(to);
      }
    }
    BitSet grown = new BitSet(width * height);
    for (int x = 0; x < width; x++) {
      int reach = 0; // rows up to here, exclusive, are covered from above
      for (int y = 0; y < height; y++) {
        if (wide.get(y * width + x)) {
          for (int up = Math.max(reach, y - before); up < y; up++) {
            grown.set(up * width + x);
          }
          reach = y + after + 1;
        }
        if (y < reach) {
          grown.set(y * width + x);
        }
      }
    }
    return new Mask(width, height, grown);
  }
}
