// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** The pixels of an input that a scored cell of any grid covers. */
final class ScoredPixels {
  private final BitSet pixels = new BitSet();

  private ScoredPixels() {}

  static ScoredPixels of(RawMaps raw, Collection<Size> grids) {
    ScoredPixels scored = new ScoredPixels();
    for (Size grid : grids) {
      scored.add(raw, grid);
    }
    raw.ignore().map(Mask::bits).ifPresent(scored.pixels::andNot);
    return scored;
  }

  private void add(RawMaps raw, Size grid) {
    Geometry geometry = raw.geometry();
    Rectangle source = geometry.source();
    BitSet cells = raw.scoredCells(grid).map(Mask::bits).orElseGet(() -> all(grid));
    List<Integer> columns = new ArrayList<>();
    for (int x = source.x(); x < source.x() + source.width(); x++) {
      double prepared = geometry.preparedX(x + 0.5);
      columns.add(cell(prepared, geometry.prepared().width(), grid.width()));
    }
    for (int y = source.y(); y < source.y() + source.height(); y++) {
      double prepared = geometry.preparedY(y + 0.5);
      int row = cell(prepared, geometry.prepared().height(), grid.height()) * grid.width();
      int first = y * geometry.input().width() + source.x();
      for (int x = 0; x < source.width(); x++) {
        if (cells.get(row + columns.get(x))) {
          pixels.set(first + x);
        }
      }
    }
  }

  private static int cell(double position, int length, int cells) {
    return Math.min((int) (position / length * cells), cells - 1);
  }

  private static BitSet all(Size grid) {
    BitSet cells = new BitSet(grid.area());
    cells.set(0, grid.area());
    return cells;
  }

  /** Sets all other pixels to a value. */
  void fillOthers(FloatMap large, float value) {
    int n = large.values().length;
    for (int i = pixels.nextClearBit(0); i < n; i = pixels.nextClearBit(i + 1)) {
      large.values()[i] = value;
    }
  }
}
