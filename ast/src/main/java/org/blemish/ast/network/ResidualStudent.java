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
 * The student: a residual CNN, conv 3x3, blocks, conv 3x3, zero padding (paper, section 3.3). Its
 * first input channels are positions, then features. Owns its weights. Results belong to the
 * innermost {@link Scope}. Not thread-safe.
 */
public final class ResidualStudent implements StudentNetwork {
  /** Slope of LeakyReLU below zero. */
  public static final double SLOPE = 0.01;

  /** Added to variances in batch normalisation. */
  public static final double EPSILON = 1e-5;

  private final ResidualStudentArchitecture shape;
  private final ConvolutionPrecision precision;
  private final NetworkWeights weights;
  private final NativeTensor positions;
  private final List<ResidualBlock> blocks = new ArrayList<>();

  /**
   * A student with the given weights.
   *
   * @param height rows of the maps
   * @param width columns of the maps
   * @param values a state dict with the names of the reference code
   * @throws BlemishException if the weights do not fit the shape
   */
  public ResidualStudent(
      ResidualStudentArchitecture shape, int height, int width, Map<String, Tensor> values) {
    this(shape, height, width, values, ConvolutionPrecision.FP32);
  }

  /** A student with a precision of its convolutions. */
  public ResidualStudent(
      ResidualStudentArchitecture shape,
      int height,
      int width,
      Map<String, Tensor> values,
      ConvolutionPrecision precision) {
    this.shape = shape;
    this.precision = precision;
    Tensor encoding = PositionalEncoding.of(shape.positionChannels(), height, width);
    weights = new NetworkWeights(shape.layout(), values);
    positions = Scope.keep(() -> NativeTensor.of(encoding));
    for (int b = 0; b < shape.blocks(); b++) {
      blocks.add(ResidualBlock.of(weights, "res." + b, precision));
    }
  }

  @Override
  public NetworkWeights weights() {
    return weights;
  }

  @Override
  public NativeTensor forward(NativeTensor x, boolean training) {
    InputShapeCheck.check("student", x, shape.channels(), positions);
    NativeTensor h = first(x).leakyRelu(SLOPE);
    for (ResidualBlock block : blocks) {
      h = block.apply(h, training);
    }
    return precision.apply(h, weights.get("conv2.weight"), weights.get("conv2.bias"), 1);
  }

  /** The part of the positions is equal for all samples and computed once for a batch. */
  private NativeTensor first(NativeTensor x) {
    NativeTensor weight = weights.get("conv1.weight");
    int p = positions.size(1);
    if (p == 0) {
      return precision.apply(x, weight, weights.get("conv1.bias"), 1);
    }
    return precision
        .apply(x, weight.narrow(1, p, shape.channels()), 1)
        .plus(precision.apply(positions, weight.narrow(1, 0, p), weights.get("conv1.bias"), 1));
  }

  @Override
  public void close() {
    weights.close();
    positions.close();
  }
}
