// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.quality.Likeness;

/**
 * Mean features of an image: of its coarsest feature map, whose cells know most of what they show.
 *
 * @param spec of the map
 */
public record Pooling(FeatureSpec spec) {
  private static final Set<String> OF_SCANS = Set.of(InputFeatures.DEPTH, InputFeatures.MASK);

  /** Over the coarsest of these maps; empty where none is of an image. */
  public static Optional<Pooling> over(List<FeatureSpec> specs) {
    return specs.stream()
        .filter(spec -> !OF_SCANS.contains(spec.name()))
        .min(Comparator.comparingInt(FeatureSpec::cells))
        .map(Pooling::new);
  }

  /** Means and mean squares of each channel over the cells of all views of one image. */
  public Likeness.Pooled of(List<Features> views) {
    Sum sum = sum();
    views.forEach(sum::add);
    return sum.pooled();
  }

  /** Of no view yet. */
  public Sum sum() {
    return new Sum(spec);
  }

  /** Takes the views of one image in turn; belongs to one thread. */
  public static final class Sum {
    private final FeatureSpec spec;
    private final double[] sums;
    private final double[] squares;
    private final float[] cells;
    private int views;

    private Sum(FeatureSpec spec) {
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

    /** Of the views so far, at least one. */
    public Likeness.Pooled pooled() {
      float[] mean = new float[sums.length];
      float[] square = new float[sums.length];
      double count = (double) cells.length * views;
      for (int c = 0; c < sums.length; c++) {
        mean[c] = (float) (sums[c] / count);
        square[c] = (float) (squares[c] / count);
      }
      return new Likeness.Pooled(mean, square);
    }
  }
}
