// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.Progress;
import org.blemish.training.sampling.Shuffle;
import org.blemish.training.whitening.Whitening;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * One Gaussian for each cell of a view (PaDiM, Defard et al., ICPR 2021). A cell's anomaly is its
 * Mahalanobis distance {@code sqrt((x - mean)^T C^-1 (x - mean)) = |L^-1 (x - mean)|} with {@code C
 * + regularisation I = L L^T}; distances from 0 up, about {@code sqrt(d)} for good parts.
 *
 * @param reduction from joined channels to the dimensions of the Gaussians; a choice of channels is
 *     a matrix of zeros and ones
 * @param height rows of the grid
 * @param width columns of the grid
 * @param mean {@code [cells, d]}
 * @param inverseCholesky {@code [cells, d, d]}, {@code L^-1} of each cell
 */
record CellGaussians(
    Whitening reduction, int height, int width, float[] mean, float[] inverseCholesky) {
  /** Dimensions of each Gaussian. */
  public int dimensions() {
    return reduction.components();
  }

  /** Number of Gaussians. */
  public int cells() {
    return height * width;
  }

  /**
   * Estimates the Gaussians.
   *
   * @param source the joined feature maps of the good samples, two views or more
   * @throws BlemishException if there are too few views or channels, every cell is ignored, or
   *     features are not numbers
   * @throws CancellationException if progress was cancelled
   */
  public static CellGaussians fit(
      CellGaussianSettings settings, PatchSource source, long seed, Progress progress) {
    FeatureSpec spec = source.spec();
    int d = settings.dimensions();
    if (source.views() < 2) {
      throw new BlemishException(
          "Gaussians of cells need at least 2 good samples to learn from, given %d"
              .formatted(source.views()));
    }
    source.requireScoredCells();
    Whitening reduction =
        settings.channels() == ChannelReduction.WHITENED
            ? Whitening.fit(source, d, seed)
            : randomChannels(spec, d, seed);
    CovarianceAccumulator statistics = new CovarianceAccumulator(spec.cells(), d);
    float[] values = new float[spec.length()];
    for (int view = 0; view < source.views(); view++) {
      if (progress.cancelled()) {
        throw new CancellationException("cancelled while computing covariances");
      }
      source.read(view, values);
      statistics.add(reduction.apply(values, spec.cells()), source.scoredCells(view));
      progress.step("gaussian", view + 1L, source.views());
    }
    float[] mean = new float[spec.cells() * d];
    float[] root = new float[spec.cells() * d * d];
    IntStream.range(0, spec.cells())
        .parallel()
        .forEach(
            cell -> {
              double[] centre = statistics.mean(cell);
              for (int j = 0; j < d; j++) {
                mean[cell * d + j] = (float) centre[j];
              }
              double[] own =
                  inverseCholesky(statistics.covariance(cell, settings.regularisation()), d);
              for (int i = 0; i < own.length; i++) {
                root[cell * d * d + i] = (float) own[i];
              }
            });
    return new CellGaussians(reduction, spec.height(), spec.width(), mean, root);
  }

  /**
   * Distances of one view by plain loops, which the head graph is checked against.
   *
   * @param values the joined maps {@code [C, h, w]}
   */
  public FloatMap anomalyMap(float[] values) {
    int d = dimensions();
    float[] reduced = reduction.apply(values, cells());
    float[] map = new float[cells()];
    double[] x = new double[d];
    for (int cell = 0; cell < map.length; cell++) {
      for (int j = 0; j < d; j++) {
        x[j] = reduced[j * map.length + cell] - mean[cell * d + j];
      }
      double sum = 0;
      for (int a = 0; a < d; a++) {
        double y = 0;
        for (int b = 0; b <= a; b++) {
          y += inverseCholesky[(cell * d + a) * d + b] * x[b];
        }
        sum += y * y;
      }
      map[cell] = (float) Math.sqrt(sum);
    }
    return new FloatMap(width, height, map);
  }

  /** {@code L^-1} of {@code covariance = L L^T}, zeros above the diagonal. */
  private static double[] inverseCholesky(double[] covariance, int d) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
    if (!cholesky.decompose(DMatrixRMaj.wrap(d, d, covariance))) {
      throw new BlemishException(
          "Gaussians of cells: a covariance is not positive definite; check the backbone's output for NaN, or set a"
              + " greater regularisation where features are nearly constant");
    }
    double[] root = cholesky.getT(null).data;
    TriangularSolver_DDRM.invertLower(root, d);
    return root;
  }

  /** {@code d} random channels, in ascending order. */
  private static Whitening randomChannels(FeatureSpec spec, int d, long seed) {
    if (d > spec.channels()) {
      throw new BlemishException(
          "dimensions of Gaussians: %d given, but %s has %d channels: choose from 1 to %d"
              .formatted(d, spec.name(), spec.channels(), spec.channels()));
    }
    int[] all = IntStream.range(0, spec.channels()).toArray();
    int[] chosen = Shuffle.choose(all, d, new SplittableRandom(seed));
    Arrays.sort(chosen);
    float[][] choice = new float[d][spec.channels()];
    for (int i = 0; i < d; i++) {
      choice[i][chosen[i]] = 1;
    }
    return new Whitening(choice, new float[d]);
  }
}
