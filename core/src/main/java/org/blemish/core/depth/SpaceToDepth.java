// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;

/**
 * Moves blocks of pixels into channels: {@code [H, W] -> [d d, H/d, W/d]}, channel {@code (y mod d)
 * d + (x mod d)}, as PyTorch's {@code PixelUnshuffle}. No value is lost.
 */
final class SpaceToDepth {
  private SpaceToDepth() {}

  /** Rearranges a map whose width and height are multiples of {@code block}. */
  static Tensor of(FloatMap map, int block) {
    int columns = map.width() / block;
    int rows = map.height() / block;
    float[] values = new float[map.values().length];
    for (int y = 0, i = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++, i++) {
        int channel = (y % block) * block + x % block;
        values[(channel * rows + y / block) * columns + x / block] = map.values()[i];
      }
    }
    return Tensor.of(values, (long) block * block, rows, columns);
  }
}
