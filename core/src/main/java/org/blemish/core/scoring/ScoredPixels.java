// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** The pixels of an input that lie in certain cells of grids. */
final class ScoredPixels {
  private final BitSet pixels;

  private ScoredPixels(Size input) {
    pixels = new BitSet(input.area());
  }

  /** The pixels that one of the grids covers with a scored cell. */
  static ScoredPixels of(RawMaps raw, Collection<Size> grids) {
    ScoredPixels scored = new ScoredPixels(raw.geometry().input());
    for (Size grid : grids) {
      scored.add(raw.geometry(), raw.scoredCells(grid).orElseGet(() -> Mask.full(grid)));
    }
    raw.ignore().map(Mask::bits).ifPresent(scored.pixels::andNot);
    return scored;
  }

  /**
   * The pixels of some cells.
   *
   * @param cells of a grid over the prepared image
   * @return a mask of the input's size
   */
  static Mask of(Geometry geometry, Mask cells) {
    ScoredPixels covered = new ScoredPixels(geometry.input());
    covered.add(geometry, cells);
    return new Mask(geometry.input().width(), geometry.input().height(), covered.pixels);
  }

  private void add(Geometry geometry, Mask cells) {
    Rectangle source = geometry.source();
    int[] columns = new int[source.width()];
    for (int x = 0; x < columns.length; x++) {
      double prepared = geometry.preparedX(source.x() + x + 0.5);
      columns[x] = cell(prepared, geometry.prepared().width(), cells.width());
    }
    Map<Integer, int[]> runs = new HashMap<>();
    for (int y = source.y(); y < source.y() + source.height(); y++) {
      double prepared = geometry.preparedY(y + 0.5);
      int row = cell(prepared, geometry.prepared().height(), cells.height());
      int first = y * geometry.input().width() + source.x();
      int[] inRow = runs.computeIfAbsent(row, r -> runs(columns, cells, r));
      for (int i = 0; i < inRow.length; i += 2) {
        pixels.set(first + inRow[i], first + inRow[i + 1]);
      }
    }
  }

  /** Pairs {@code from, to} of pixels in a row that are in cells of the mask. */
  private static int[] runs(int[] columns, Mask cells, int row) {
    IntStream.Builder ends = IntStream.builder();
    boolean inside = false;
    for (int x = 0; x < columns.length; x++) {
      if (cells.get(columns[x], row) != inside) {
        ends.add(x);
        inside = !inside;
      }
    }
    if (inside) {
      ends.add(columns.length);
    }
    return ends.build().toArray();
  }

  private static int cell(double position, int length, int cells) {
    return Math.min((int) (position / length * cells), cells - 1);
  }

  /** Sets all other pixels to a value. */
  void fillOthers(FloatMap large, float value) {
    int n = large.values().length;
    for (int i = pixels.nextClearBit(0); i < n; i = pixels.nextClearBit(i + 1)) {
      large.values()[i] = value;
    }
  }
}
