// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.grid.Mask;

/**
 * Mean and covariance of each cell, gathered view by view in one pass (Welford): what is summed are
 * differences from the mean so far, so that large means cost no digits.
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
   * @param judged the cells that it adds to; empty: all
   */
  void add(float[] values, Optional<Mask> judged) {
    IntStream.range(0, mean.length)
        .parallel()
        .filter(cell -> judged.isEmpty() || judged.get().bits().get(cell))
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

  /** Views that a cell has seen. */
  int views(int cell) {
    return views[cell];
  }

  double[] mean(int cell) {
    return mean[cell];
  }

  /**
   * Unbiased covariance (0 of a cell that has not seen two views) plus {@code regularisation} on
   * the diagonal, {@code [d, d]}.
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
