// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Averages neighbouring cells that are scored. */
final class Smoothing {
  private Smoothing() {}

  /**
   * Each cell becomes the mean of the scored cells of the box around it that are inside the map.
   * Cells that are not scored may get any value.
   *
   * @param size odd side of the box; 1 returns the map itself
   * @param scored cells to average; all if empty
   */
  static FloatMap box(FloatMap map, int size, Optional<Mask> scored) {
    if (size == 1) {
      return map;
    }
    BitSet cells = scored.map(Mask::bits).orElseGet(() -> all(map));
    float[] out = new float[map.values().length];
    cells.stream().forEach(i -> out[i] = mean(map, cells, i, size / 2));
    return new FloatMap(map.width(), map.height(), out);
  }

  /**
   * Extends the scored cells into the others, so that interpolation has no step between them: ring
   * by ring, each cell gets the mean of its neighbours that have a value.
   *
   * @param scored at least one cell; if empty, all cells are scored and the map itself is returned
   */
  static FloatMap extrapolated(FloatMap original, Optional<Mask> scored) {
    if (scored.isEmpty()) {
      return original;
    }
    FloatMap map = new FloatMap(original.width(), original.height(), original.values().clone());
    BitSet known = (BitSet) scored.get().bits().clone();
    int n = map.values().length;
    while (known.cardinality() < n) {
      List<Integer> ring = new ArrayList<>();
      for (int i = known.nextClearBit(0); i < n; i = known.nextClearBit(i + 1)) {
        float mean = mean(map, known, i, 1);
        if (!Float.isNaN(mean)) {
          map.values()[i] = mean;
          ring.add(i);
        }
      }
      ring.forEach(known::set);
    }
    return map;
  }

  /** NaN if the box contains none of the cells. */
  private static float mean(FloatMap map, BitSet cells, int cell, int reach) {
    int cx = cell % map.width();
    int cy = cell / map.width();
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, cy - reach); y <= Math.min(map.height() - 1, cy + reach); y++) {
      for (int x = Math.max(0, cx - reach); x <= Math.min(map.width() - 1, cx + reach); x++) {
        int i = y * map.width() + x;
        if (cells.get(i)) {
          sum += map.values()[i];
          count++;
        }
      }
    }
    return (float) (sum / count);
  }

  private static BitSet all(FloatMap map) {
    BitSet cells = new BitSet(map.values().length);
    cells.set(0, map.values().length);
    return cells;
  }
}
