// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import java.util.stream.IntStream;

/**
 * Mean and covariance of each cell, gathered view by view in one pass (Welford): what is summed are
 * differences from the mean so far, so that large means cost no digits.
 */
final class Covariance {
  private final int dimensions;
  private final double[][] mean;
  private final double[][] scatter;
  private int views;

  Covariance(int cells, int dimensions) {
    this.dimensions = dimensions;
    this.mean = new double[cells][dimensions];
    this.scatter = new double[cells][dimensions * (dimensions + 1) / 2];
  }

  /**
   * Adds a view.
   *
   * @param values {@code [dimensions, cells]}
   */
  void add(float[] values) {
    views++;
    double share = (views - 1) / (double) views;
    IntStream.range(0, mean.length).parallel().forEach(cell -> add(values, cell, share));
  }

  private void add(float[] values, int cell, double share) {
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
      centre[a] += delta[a] / views;
    }
  }

  int views() {
    return views;
  }

  double[] mean(int cell) {
    return mean[cell];
  }

  /** Unbiased covariance plus {@code regularisation} on the diagonal, {@code [d, d]}. */
  double[] covariance(int cell, double regularisation) {
    double[] full = new double[dimensions * dimensions];
    int k = 0;
    for (int a = 0; a < dimensions; a++) {
      for (int b = 0; b <= a; b++) {
        double value = scatter[cell][k++] / (views - 1);
        full[a * dimensions + b] = value;
        full[b * dimensions + a] = value;
      }
      full[a * dimensions + a] += regularisation;
    }
    return full;
  }
}
