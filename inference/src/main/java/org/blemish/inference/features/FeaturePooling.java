// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    PoolingSum sum = sum();
    views.forEach(sum::add);
    return sum.pooled();
  }

  /** The sums of one image, before its first view. */
  public PoolingSum sum() {
    return new PoolingSum(spec);
  }

  /** Sums over the views of one image. Not safe for several threads. */
  public static final class PoolingSum {
    private final FeatureSpec spec;
    private final double[] sums;
    private final double[] squares;
    private final float[] cells;
    private int views;

    private PoolingSum(FeatureSpec spec) {
      this.spec = spec;
      this.sums = new double[spec.channels()];
      this.squares = new double[spec.channels()];
      this.cells = new float[spec.cells()];
    }

    /** Adds a view, which is not kept. */
    public void add(Features view) {
      var values = view.map(spec.name()).values();
      for (int c = 0; c < sums.length; c++) {
        values.get(c * cells.length, cells);
        for (float cell : cells) {
          sums[c] += cell;
          squares[c] += (double) cell * cell;
        }
      }
      views++;
    }

    /** The means over the views so far, at least one. */
    public FeatureStatistics.PooledFeatures pooled() {
      float[] mean = new float[sums.length];
      float[] square = new float[sums.length];
      double count = (double) cells.length * views;
      for (int c = 0; c < sums.length; c++) {
        mean[c] = (float) (sums[c] / count);
        square[c] = (float) (squares[c] / count);
      }
      return new FeatureStatistics.PooledFeatures(mean, square);
    }
  }
}
