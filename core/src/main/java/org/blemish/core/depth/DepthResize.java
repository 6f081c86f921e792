// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;

/**
 * Bilinear resampling with half-pixel centres and without anti-aliasing, in single precision, as
 * PyTorch's {@code interpolate(mode="bilinear", align_corners=False)} does it.
 */
final class DepthResize {
  private DepthResize() {}

  /** Resamples the whole map; the result is a new map even if the size is the same. */
  static FloatMap resize(FloatMap map, Size size) {
    LinearTaps across = LinearTaps.of(map.width(), size.width());
    LinearTaps down = LinearTaps.of(map.height(), size.height());
    float[] from = map.values();
    float[] to = new float[size.area()];
    for (int y = 0, o = 0; y < size.height(); y++) {
      int upper = down.first[y] * map.width();
      int lower = down.second[y] * map.width();
      float v = down.weight[y];
      for (int x = 0; x < size.width(); x++, o++) {
        int left = across.first[x];
        int right = across.second[x];
        float u = across.weight[x];
        float top = (1 - u) * from[upper + left] + u * from[upper + right];
        float bottom = (1 - u) * from[lower + left] + u * from[lower + right];
        to[o] = (1 - v) * top + v * bottom;
      }
    }
    return new FloatMap(size.width(), size.height(), to);
  }

  /**
   * For every target position along one axis: two source positions and the weight of the second.
   */
  private record LinearTaps(int[] first, int[] second, float[] weight) {
    static LinearTaps of(int from, int to) {
      LinearTaps taps = new LinearTaps(new int[to], new int[to], new float[to]);
      float scale = (float) from / to;
      for (int i = 0; i < to; i++) {
        float source = Math.max(0, scale * (i + 0.5f) - 0.5f);
        int first = Math.min((int) source, from - 1);
        taps.first[i] = first;
        taps.second[i] = Math.min(first + 1, from - 1);
        taps.weight[i] = from == to ? 0 : Math.min(1, source - first);
      }
      return taps;
    }
  }
}
