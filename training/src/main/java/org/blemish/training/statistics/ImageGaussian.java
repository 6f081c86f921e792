// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.statistics;

import java.util.Arrays;
import org.blemish.core.BlemishException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A Gaussian of one vector for each image, and the Mahalanobis distance to it: {@code |R (x -
 * mean)|}. The values are divided by their standard deviations, and their covariance is drawn to a
 * multiple of the identity by the oracle approximating shrinkage (Chen et al., IEEE Transactions on
 * Signal Processing 2010), so that there may be fewer images than values.
 *
 * @param mean {@code [d]}
 * @param root {@code [d][d]}, R
 */
record ImageGaussian(float[] mean, float[][] root) {
  /**
   * Least standard deviation of a value, as a share of the mean of all; good images can be alike.
   */
  private static final double LEAST_SPREAD = 0.1;

  /** Number of values of an image. */
  int dimensions() {
    return mean.length;
  }

  /**
   * Fits to the vectors of good images.
   *
   * @param images {@code [n][d]}, at least two
   * @throws BlemishException if there are fewer, or values are not finite numbers
   */
  static ImageGaussian fit(double[][] images) {
    int n = images.length;
    if (n < 2) {
      throw new BlemishException(
          "image statistics need at least 2 good samples to learn from, given %d".formatted(n));
    }
    int d = images[0].length;
    double[] mean = new double[d];
    double[] spread = new double[d];
    for (int j = 0; j < d; j++) {
      for (double[] image : images) {
        mean[j] += image[j] / n;
      }
      for (double[] image : images) {
        spread[j] += (image[j] - mean[j]) * (image[j] - mean[j]) / n;
      }
      spread[j] = Math.sqrt(spread[j]);
      if (!Double.isFinite(spread[j])) {
        throw new BlemishException(
            "image statistics: features of good samples are not finite numbers; check the backbone's output for NaN");
      }
    }
    double typical = Arrays.stream(spread).average().orElseThrow();
    double least = typical > 0 ? LEAST_SPREAD * typical : 1;
    Arrays.setAll(spread, j -> Math.max(spread[j], least));
    DMatrixRMaj standardised = new DMatrixRMaj(n, d);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        standardised.set(i, j, (images[i][j] - mean[j]) / spread[j]);
      }
    }
    DMatrixRMaj covariance = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(1.0 / n, standardised, standardised, covariance);
    shrink(covariance, n);
    double[] inverse = inverseCholesky(covariance);
    float[] centre = new float[d];
    float[][] root = new float[d][d];
    for (int a = 0; a < d; a++) {
      centre[a] = (float) mean[a];
      for (int b = 0; b <= a; b++) {
        root[a][b] = (float) (inverse[a * d + b] / spread[b]);
      }
    }
    return new ImageGaussian(centre, root);
  }

  /** {@code (1 - r) S + r tr(S)/d I} with the share {@code r} for Gaussian data, at most 1. */
  static void shrink(DMatrixRMaj covariance, int images) {
    int d = covariance.numRows;
    double variance = CommonOps_DDRM.trace(covariance) / d;
    double squares = 0;
    for (double value : covariance.data) {
      squares += value * value / ((double) d * d);
    }
    double numerator = squares + variance * variance;
    double denominator = (images + 1) * (squares - variance * variance / d);
    double share = denominator <= 0 ? 1 : Math.min(1, numerator / denominator);
    double diagonal = variance > 0 ? share * variance : 1; // images that are all equal
    CommonOps_DDRM.scale(1 - share, covariance);
    for (int j = 0; j < d; j++) {
      covariance.add(j, j, diagonal);
    }
  }

  /** {@code L^-1} of {@code covariance = L L^T}, row by row, zeros above the diagonal. */
  private static double[] inverseCholesky(DMatrixRMaj covariance) {
    int d = covariance.numRows;
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException("a shrunk covariance is not positive definite");
    }
    double[] root = cholesky.getT(null).data;
    TriangularSolver_DDRM.invertLower(root, d);
    return root;
  }

  /** The distance of an image by plain loops; 0 or more. */
  float distance(double[] image) {
    double sum = 0;
    for (int a = 0; a < dimensions(); a++) {
      double y = 0;
      for (int b = 0; b <= a; b++) {
        y += root[a][b] * (image[b] - mean[b]);
      }
      sum += y * y;
    }
    return (float) Math.sqrt(sum);
  }
}
