// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.whitening;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;
import org.blemish.training.features.PatchSource;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal components of standardised channels, scaled to unit variance: {@code y = W x + b}, a
 * 1x1 convolution. 1e-3 of the largest variance is added to each component's variance, so that
 * components that hardly vary do not amplify noise.
 *
 * @param weight {@code [components][channels]}
 * @param bias {@code [components]}, {@code -W mean}
 */
public record Whitening(float[][] weight, float[] bias) {
  private static final double FLOOR = 1e-3;
  private static final double LEAST_SPREAD = 1e-6;

  /** Number of cells: enough to estimate the covariance of a few hundred channels to about 1 %. */
  private static final int SAMPLED_CELLS = 100_000;

  /** Dimensions of the whitened features. */
  public int components() {
    return weight.length;
  }

  /** Channels of the features to be whitened. */
  public int channels() {
    return weight[0].length;
  }

  /**
   * Fits to a random share of the cells of all views.
   *
   * @param source feature map
   * @param components to keep, at most the channels
   * @param seed of the choice of cells
   * @throws BlemishException if there are fewer channels than components, every cell is ignored, or
   *     features are not numbers
   */
  public static Whitening fit(PatchSource source, int components, long seed) {
    int channels = source.spec().channels();
    if (components < 1 || components > channels) {
      throw new BlemishException(
          "whitening %s to %d components: it has %d channels, choose from 1 to %d"
              .formatted(source.spec().name(), components, channels, channels));
    }
    source.requireScoredCells();
    double[][] cells = sample(source, seed);
    double[] mean = new double[channels];
    double[] spread = new double[channels];
    for (int c = 0; c < channels; c++) {
      for (double[] cell : cells) {
        mean[c] += cell[c] / cells.length;
      }
      for (double[] cell : cells) {
        spread[c] += (cell[c] - mean[c]) * (cell[c] - mean[c]);
      }
      spread[c] = Math.sqrt(spread[c] / Math.max(1, cells.length - 1)) + LEAST_SPREAD;
    }
    return of(correlation(cells, mean, spread), mean, spread, components);
  }

  /** Java heap that {@link #fit} takes for a feature map of so many channels, in bytes. */
  public static long heapBytes(int channels) {
    return (long) SAMPLED_CELLS * channels * Double.BYTES;
  }

  /**
   * Whitens the cells of one view.
   *
   * @param values {@code [channels, cells]}
   * @param cells number of cells
   * @return {@code [components, cells]}
   */
  public float[] apply(float[] values, int cells) {
    // Arrays of their own for the rows: the JVM computes by vectors where loops need no offset.
    float[][] rows = new float[channels()][];
    for (int c = 0; c < rows.length; c++) {
      rows[c] = Arrays.copyOfRange(values, c * cells, (c + 1) * cells);
    }
    float[] out = new float[components() * cells];
    float[] component = new float[cells];
    for (int k = 0; k < components(); k++) {
      Arrays.fill(component, bias[k]);
      for (int c = 0; c < rows.length; c++) {
        float w = weight[k][c];
        float[] row = rows[c];
        for (int i = 0; i < cells; i++) {
          component[i] += w * row[i];
        }
      }
      System.arraycopy(component, 0, out, k * cells, cells);
    }
    return out;
  }

  /** The whitening as a 1x1 convolution of a graph, on {@code [N, channels, h, w]}. */
  public Value append(GraphBuilder graph, Value input, String label) {
    return graph.conv(
        input,
        graph.constant(
            label + "_weight",
            Tensor.of(Tensor.ofRows(weight).values(), components(), channels(), 1, 1)),
        graph.constant(label + "_bias", bias.clone()),
        Window.valid());
  }

  /** Adds weight and bias to tensors, as {@code <prefix>weight} and {@code <prefix>bias}. */
  public void addTensors(String prefix, Map<String, Tensor> tensors) {
    tensors.put(prefix + "weight", Tensor.ofRows(weight));
    tensors.put(prefix + "bias", Tensor.of(bias.clone(), components()));
  }

  /** The whitening that {@link #addTensors} added; empty if the tensors hold none. */
  public static Optional<Whitening> of(String prefix, Map<String, Tensor> tensors) {
    Tensor weight = tensors.get(prefix + "weight");
    Tensor bias = tensors.get(prefix + "bias");
    if (weight == null || bias == null) {
      return Optional.empty();
    }
    return Optional.of(new Whitening(weight.rows(), bias.values()));
  }

  private static Whitening of(
      DMatrixRMaj correlation, double[] mean, double[] spread, int components) {
    int channels = mean.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(channels, true, true);
    if (!eigen.decompose(correlation)) {
      throw new BlemishException(
          "whitening failed: the covariance of the features has no eigenvalues; check the backbone's"
              + " output for NaN");
    }
    Integer[] order = new Integer[channels];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()));
    double largest = eigen.getEigenvalue(order[0]).getReal();
    float[][] weight = new float[components][channels];
    float[] bias = new float[components];
    for (int k = 0; k < components; k++) {
      DMatrixRMaj vector = eigen.getEigenVector(order[k]);
      double value = Math.max(0, eigen.getEigenvalue(order[k]).getReal());
      double scale = sign(vector) / Math.sqrt(value + FLOOR * largest);
      double offset = 0;
      for (int c = 0; c < channels; c++) {
        double w = scale * vector.get(c) / spread[c];
        weight[k][c] = (float) w;
        offset -= w * mean[c];
      }
      bias[k] = (float) offset;
    }
    return new Whitening(weight, bias);
  }

  /** The sign of an eigenvector is arbitrary; its largest entry is made positive. */
  private static double sign(DMatrixRMaj vector) {
    double largest = 0;
    for (double v : vector.data) {
      if (Math.abs(v) > Math.abs(largest)) {
        largest = v;
      }
    }
    return largest < 0 ? -1 : 1;
  }

  private static DMatrixRMaj correlation(double[][] cells, double[] mean, double[] spread) {
    int channels = mean.length;
    double[][] sum = new double[channels][channels];
    double[] z = new double[channels];
    for (double[] cell : cells) {
      for (int c = 0; c < channels; c++) {
        z[c] = (cell[c] - mean[c]) / spread[c];
      }
      for (int a = 0; a < channels; a++) {
        double za = z[a];
        double[] row = sum[a];
        for (int b = 0; b <= a; b++) {
          row[b] += za * z[b];
        }
      }
    }
    DMatrixRMaj matrix = new DMatrixRMaj(channels, channels);
    for (int a = 0; a < channels; a++) {
      for (int b = 0; b <= a; b++) {
        matrix.set(a, b, sum[a][b] / cells.length);
        matrix.set(b, a, sum[a][b] / cells.length);
      }
    }
    return matrix;
  }

  private static double[][] sample(PatchSource source, long seed) {
    int cells = source.spec().cells();
    int channels = source.spec().channels();
    long inAll = (long) cells * source.views();
    int perView = (int) Math.max(1, Math.min(cells, SAMPLED_CELLS * (long) cells / inAll));
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[source.spec().length()];
    double[][] sample = new double[perView * source.views()][channels];
    int taken = 0;
    for (int view = 0; view < source.views(); view++) {
      int[] scored = source.scoredCellIndices(view);
      int count = Math.min(perView, scored.length);
      source.read(view, values);
      for (int i = 0; i < count; i++) {
        int cell = scored[count == scored.length ? i : random.nextInt(scored.length)];
        for (int c = 0; c < channels; c++) {
          sample[taken][c] = values[c * cells + cell];
        }
        taken++;
      }
    }
    return taken == sample.length ? sample : Arrays.copyOf(sample, taken);
  }
}
