// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.mask;

import java.util.BitSet;
import org.blemish.core.geometry.Size;

/**
 * Tells masks with soft edges from masks of class numbers. Soft edges are a grey ramp from black to
 * the largest value: nearly every value between them has a smaller and a larger one next to it. A
 * class number fills areas of its own.
 */
final class SoftEdges {
  /** Smaller values are class numbers, as in VisA's masks. */
  private static final int SMALLEST_WHITE = 32;

  private static final int MIN_LEVELS = 2;
  private static final double RAMP_SHARE = 0.8;

  private SoftEdges() {}

  /**
   * Whether a mask has soft edges.
   *
   * @param levels pixel values {@code [height, width]}, 0 to 255
   * @param largest the largest of them
   */
  static boolean has(byte[] levels, Size size, int largest) {
    if (largest < SMALLEST_WHITE) {
      return false;
    }
    BitSet between = new BitSet(256);
    long count = 0;
    long ramp = 0;
    for (int y = 0, i = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++, i++) {
        int level = levels[i] & 0xff;
        if (level > 0 && level < largest) {
          between.set(level);
          count++;
          ramp += isRamp(levels, size, x, y) ? 1 : 0;
        }
      }
    }
    return between.cardinality() >= MIN_LEVELS && ramp >= RAMP_SHARE * count;
  }

  private static boolean isRamp(byte[] levels, Size size, int x, int y) {
    int own = levels[y * size.width() + x] & 0xff;
    boolean smaller = false;
    boolean larger = false;
    for (int v = Math.max(0, y - 1); v <= Math.min(size.height() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(size.width() - 1, x + 1); u++) {
        int other = levels[v * size.width() + u] & 0xff;
        smaller |= other < own;
        larger |= other > own;
      }
    }
    return smaller && larger;
  }
}
