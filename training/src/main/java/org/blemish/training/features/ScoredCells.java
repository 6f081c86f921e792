// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.grid.Projection;
import org.blemish.core.preparation.Preparation;

/**
 * The cells of each view that are scored. A method must not learn from the others: cells of which
 * more than half is padding or ignored, which scoring leaves out too. Thread-safe.
 */
public final class ScoredCells {
  private final List<Geometry> samples;
  private final Optional<Mask> ignore;
  private final Size prepared;
  private final List<Rectangle> views;
  private final Map<CellGridKey, Optional<Mask>> cache = new ConcurrentHashMap<>();

  /** Samples of the same geometry have the same cells. */
  private record CellGridKey(Geometry geometry, Rectangle view, Size grid) {}

  /**
   * @param samples position of each sample in the prepared image
   * @param ignore pixels that are ignored, of the size of every sample; empty for none
   */
  public ScoredCells(Preparation preparation, List<Geometry> samples, Optional<Mask> ignore) {
    this.samples = List.copyOf(samples);
    this.ignore = ignore;
    this.prepared = preparation.size();
    this.views = preparation.views();
  }

  /**
   * The cells of a view.
   *
   * @param view counted over all samples
   * @param grid of the view
   * @return a mask that may be without any cell; empty if all cells are scored
   */
  Optional<Mask> of(int view, Size grid) {
    Geometry geometry = samples.get(view / views.size());
    boolean all =
        ignore.isEmpty() && geometry.content().equals(Rectangle.whole(geometry.prepared()));
    return all
        ? Optional.empty()
        : cache.computeIfAbsent(
            new CellGridKey(geometry, views.get(view % views.size()), grid), this::cells);
  }

  private Optional<Mask> cells(CellGridKey key) {
    Size grid = key.grid();
    Rectangle view = key.view();
    Size whole =
        new Size(
            grid.width() * prepared.width() / view.width(),
            grid.height() * prepared.height() / view.height());
    Mask ignored = ignore.orElseGet(() -> Mask.empty(key.geometry().input()));
    FloatMap share = new Projection(key.geometry()).validShare(ignored, whole);
    int left = view.x() * whole.width() / prepared.width();
    int top = view.y() * whole.height() / prepared.height();
    BitSet cells = new BitSet(grid.area());
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        cells.set(y * grid.width() + x, share.get(left + x, top + y) >= 0.5f);
      }
    }
    return cells.cardinality() == grid.area()
        ? Optional.empty()
        : Optional.of(new Mask(grid.width(), grid.height(), cells));
  }
}
