// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/**
 * The teacher: a conditional normalizing flow, permutations and couplings alternating (paper,
 * section 3.2). Owns its weights. Results belong to the innermost {@link Scope}. Not thread-safe.
 */
public final class Teacher implements AutoCloseable {
  private final NetworkWeights weights;
  private final NativeTensor positions;
  private final TeacherArchitecture shape;
  private final List<Coupling> couplings = new ArrayList<>();
  private final List<NativeTensor> permutations = new ArrayList<>();
  private final List<NativeTensor> inverses = new ArrayList<>();

  /**
   * A teacher with the given weights.
   *
   * @param height rows of the maps
   * @param width columns of the maps
   * @param values a state dict with the names of the reference code
   * @throws BlemishException if the weights do not fit the shape
   */
  public Teacher(TeacherArchitecture shape, int height, int width, Map<String, Tensor> values) {
    this(shape, height, width, values, ConvolutionPrecision.FP32);
  }

  /** A teacher with a precision of its convolutions. */
  public Teacher(
      TeacherArchitecture shape,
      int height,
      int width,
      Map<String, Tensor> values,
      ConvolutionPrecision precision) {
    this.shape = shape;
    Tensor encoding = PositionalEncoding.of(shape.positionChannels(), height, width);
    weights = new NetworkWeights(shape.layout(), values);
    positions = Scope.keep(() -> NativeTensor.of(encoding));
    for (int k = 0; k < shape.kernels().size(); k++) {
      int[] order = Permutation.of(k, shape.channels());
      permutations.add(Scope.keep(() -> NativeTensor.indices(order)));
      inverses.add(Scope.keep(() -> NativeTensor.indices(Permutation.inverse(order))));
      couplings.add(new Coupling(shape, k, weights, precision));
    }
  }

  /** The weights, which training changes in place. */
  public NetworkWeights weights() {
    return weights;
  }

  /**
   * Latent and log-determinant of features.
   *
   * @param x {@code [N, C, H, W]}
   */
  public FlowOutput forward(NativeTensor x) {
    check(x);
    NativeTensor z = x;
    List<NativeTensor> logs = new ArrayList<>();
    for (int k = 0; k < couplings.size(); k++) {
      FlowOutput flow = couplings.get(k).forward(z.select(1, permutations.get(k)), positions);
      z = flow.z();
      logs.add(flow.logDeterminant());
    }
    return new FlowOutput(z, logs.stream().reduce(NativeTensor::plus).orElseThrow());
  }

  /** The features that {@link #forward} maps to {@code z}. */
  public NativeTensor inverse(NativeTensor z) {
    check(z);
    NativeTensor x = z;
    for (int k = couplings.size() - 1; k >= 0; k--) {
      x = couplings.get(k).inverse(x, positions).select(1, inverses.get(k));
    }
    return x;
  }

  private void check(NativeTensor x) {
    InputShapeCheck.check("teacher", x, shape.channels(), positions);
  }

  @Override
  public void close() {
    weights.close();
    positions.close();
    permutations.forEach(NativeTensor::close);
    inverses.forEach(NativeTensor::close);
  }
}
