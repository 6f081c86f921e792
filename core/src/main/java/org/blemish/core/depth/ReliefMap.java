// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import java.util.BitSet;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/**
 * Depth of the part relative to its mean: 100 (z - mean) on the foreground, 0 elsewhere, so in
 * centimetres where z is in metres (marco-rudolph/AST, {@code get_3D}).
 */
final class ReliefMap {
  private ReliefMap() {}

  /** The relief of a depth map; the foreground must hold at least one pixel. */
  static FloatMap of(FloatMap z, Mask foreground) {
    BitSet bits = foreground.bits();
    double sum = 0;
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      sum += z.values()[i];
    }
    float mean = (float) (sum / foreground.count());
    float[] relief = new float[z.values().length];
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      relief[i] = (z.values()[i] - mean) * 100;
    }
    return new FloatMap(z.width(), z.height(), relief);
  }
}
