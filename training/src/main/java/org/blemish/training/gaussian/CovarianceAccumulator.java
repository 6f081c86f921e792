// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.grid.Mask;

/**
 * Mean and covariance of each cell, computed view by view in one pass (Welford): differences from
 * the current mean are summed, so that large means cost no precision.
 */
final class CovarianceAccumulator {
  private final int dimensions;
  private final double[][] mean;
  private final double[][] scatter;
  private final int[] views;

  CovarianceAccumulator(int cells, int dimensions) {
    this.dimensions = dimensions;
    this.mean = new double[cells][dimensions];
    this.scatter = new double[cells][dimensions * (dimensions + 1) / 2];
    this.views = new int[cells];
  }

  /**
   * Adds a view.
   *
   * @param values {@code [dimensions, cells]}
   * @param scored the cells that are updated; empty for all
   */
  void add(float[] values, Optional<Mask> scored) {
    IntStream.range(0, mean.length)
        .parallel()
        .filter(cell -> scored.isEmpty() || scored.get().bits().get(cell))
        .forEach(cell -> add(values, cell));
  }

  private void add(float[] values, int cell) {
    double share = views[cell] / (double) ++views[cell];
    double[] centre = mean[cell];
    double[] delta = new double[dimensions];
    for (int j = 0; j < dimensions; j++) {
      delta[j] = values[j * mean.length + cell] - centre[j];
    }
    double[] sum = scatter[cell];
    int k = 0;
    for (int a = 0; a < dimensions; a++) {
      double scaled = delta[a] * share;
      for (int b = 0; b <= a; b++) {
        sum[k++] += scaled * delta[b];
      }
      centre[a] += delta[a] / views[cell];
    }
  }

  /** Number of views that a cell was updated with. */
  int views(int cell) {
    return views[cell];
  }

  /** Mean of a cell; zeros where it was never updated. */
  double[] mean(int cell) {
    return mean[cell];
  }

  /**
   * Unbiased covariance (0 for a cell with less than two views) plus {@code regularisation} on the
   * diagonal, {@code [d, d]}.
   */
  double[] covariance(int cell, double regularisation) {
    double[] full = new double[dimensions * dimensions];
    int k = 0;
    for (int a = 0; a < dimensions; a++) {
      for (int b = 0; b <= a; b++) {
        double value = scatter[cell][k++] / Math.max(1, views[cell] - 1);
        full[a * dimensions + b] = value;
        full[b * dimensions + a] = value;
      }
      full[a * dimensions + a] += regularisation;
    }
    return full;
  }
}
