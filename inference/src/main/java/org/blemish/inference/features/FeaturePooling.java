// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.Mask;
import org.blemish.core.quality.FeatureStatistics;

/**
 * Mean features of an image: means over its coarsest feature map, whose cells have the largest
 * receptive field.
 *
 * @param spec of the map
 */
public record FeaturePooling(FeatureSpec spec) {
  private static final Set<String> SCAN_MAPS = Set.of(InputFeatures.DEPTH, InputFeatures.MASK);

  /** Pooling over the coarsest of these maps; empty if none is of an image. */
  public static Optional<FeaturePooling> over(List<FeatureSpec> specs) {
    return specs.stream()
        .filter(spec -> !SCAN_MAPS.contains(spec.name()))
        .min(Comparator.comparingInt(FeatureSpec::cells))
        .map(FeaturePooling::new);
  }

  /** Means and mean squares of each channel over the cells of all views of one image. */
  public FeatureStatistics.PooledFeatures of(List<Features> views) {
    PoolingSum sum = new PoolingSum(spec, List.of(), Optional.empty());
    views.forEach(sum::add);
    return sum.pooled().orElseThrow();
  }

  /**
   * The sums of one image whose views come one by one.
   *
   * @param views the views' rectangles in the prepared image, in the order of the calls of {@link
   *     PoolingSum#add}
   * @param excluded pixels of the prepared image; cells that show any of them do not count
   */
  public PoolingSum sum(List<Rectangle> views, Optional<Mask> excluded) {
    return new PoolingSum(spec, views, excluded);
  }

  /** Sums over the views of one image, added in their order. Not safe for several threads. */
  public static final class PoolingSum {
    private final FeatureSpec spec;
    private final List<Rectangle> rectangles;
    private final Optional<Mask> excluded;
    private final double[] sums;
    private final double[] squares;
    private final float[] cells;
    private int views;
    private long count;

    private PoolingSum(FeatureSpec spec, List<Rectangle> rectangles, Optional<Mask> excluded) {
      this.spec = spec;
      this.rectangles = rectangles;
      this.excluded = excluded;
      this.sums = new double[spec.channels()];
      this.squares = new double[spec.channels()];
      this.cells = new float[spec.cells()];
    }

    /** Adds the next view, which is not kept. */
    public void add(Features view) {
      int next = views++;
      BitSet skipped =
          excluded.map(mask -> skipped(mask, rectangles.get(next))).orElseGet(BitSet::new);
      var values = view.map(spec.name()).values();
      for (int c = 0; c < sums.length; c++) {
        values.get(c * cells.length, cells);
        for (int i = skipped.nextClearBit(0); i < cells.length; i = skipped.nextClearBit(i + 1)) {
          sums[c] += cells[i];
          squares[c] += (double) cells[i] * cells[i];
        }
      }
      count += cells.length - skipped.cardinality();
    }

    /** Cells of a view that show any excluded pixel. */
    private BitSet skipped(Mask mask, Rectangle view) {
      BitSet cellsOfMask = new BitSet(cells.length);
      for (int y = 0; y < view.height(); y++) {
        int first = (view.y() + y) * mask.width() + view.x();
        int end = first + view.width();
        int row = y * spec.height() / view.height() * spec.width();
        for (int i = mask.bits().nextSetBit(first);
            i >= 0 && i < end;
            i = mask.bits().nextSetBit(i + 1)) {
          cellsOfMask.set(row + (i - first) * spec.width() / view.width());
        }
      }
      return cellsOfMask;
    }

    /** The means over all cells so far; empty if every cell was excluded. */
    public Optional<FeatureStatistics.PooledFeatures> pooled() {
      if (count == 0) {
        return Optional.empty();
      }
      float[] mean = new float[sums.length];
      float[] square = new float[sums.length];
      for (int c = 0; c < sums.length; c++) {
        mean[c] = (float) (sums[c] / count);
        square[c] = (float) (squares[c] / count);
      }
      return Optional.of(new FeatureStatistics.PooledFeatures(mean, square));
    }
  }
}
