// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.blemish.core.grid.FloatMap;

/**
 * Readings in a band along the border of a depth map, a sixteenth of the shorter side wide.
 *
 * @param x column of each reading
 * @param y row of each reading
 * @param z its depth, metres
 */
record BorderReadings(int[] x, int[] y, float[] z) {

  /** Every n-th reading of the band, evenly, so that there are at most {@code most}. */
  static BorderReadings of(FloatMap map, int most) {
    int band = Math.max(2, Math.min(map.width(), map.height()) / 16);
    int n = 0;
    int[] where = new int[map.values().length];
    for (int y = 0; y < map.height(); y++) {
      boolean whole = y < band || y >= map.height() - band;
      for (int x = 0; x < map.width(); x++) {
        if (!whole && x == band) {
          x = Math.max(band, map.width() - band); // skips the inner columns
        }
        if (x < map.width() && map.get(x, y) != 0) {
          where[n++] = y * map.width() + x;
        }
      }
    }
    int count = Math.min(n, most);
    int[] kept = new int[count];
    Arrays.setAll(kept, thinned(where, n, count));
    return at(map, kept);
  }

  int count() {
    return z.length;
  }

  private static IntUnaryOperator thinned(int[] where, int n, int count) {
    return i -> where[(int) ((long) i * n / count)];
  }

  private static BorderReadings at(FloatMap map, int[] where) {
    BorderReadings readings =
        new BorderReadings(new int[where.length], new int[where.length], new float[where.length]);
    for (int i = 0; i < where.length; i++) {
      readings.x[i] = where[i] % map.width();
      readings.y[i] = where[i] / map.width();
      readings.z[i] = map.values()[where[i]];
    }
    return readings;
  }
}
