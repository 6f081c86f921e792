// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/** conv-BN-act-conv-BN-act plus the input, without an activation after the sum. */
record ResidualBlock(Layer first, Layer second) {
  private static final double MOMENTUM = 0.1;

  static ResidualBlock of(NetworkWeights weights, String name, ConvolutionPrecision precision) {
    return new ResidualBlock(
        Layer.of(weights, name, 1, precision), Layer.of(weights, name, 2, precision));
  }

  NativeTensor apply(NativeTensor x, boolean training) {
    return second.apply(first.apply(x, training), training).plus(x);
  }

  /** conv-BN-act. */
  record Layer(
      NativeTensor weight,
      NativeTensor bias,
      NativeTensor scale,
      NativeTensor shift,
      NativeTensor runningMean,
      NativeTensor runningVariance,
      NativeTensor batches,
      ConvolutionPrecision precision) {
    static Layer of(NetworkWeights weights, String block, int i, ConvolutionPrecision precision) {
      String norm = block + ".bn" + i;
      return new Layer(
          weights.get(block + ".l" + i + ".weight"),
          weights.get(block + ".l" + i + ".bias"),
          weights.get(norm + ".weight"),
          weights.get(norm + ".bias"),
          weights.get(norm + ".running_mean"),
          weights.get(norm + ".running_var"),
          weights.get(norm + ".num_batches_tracked"),
          precision);
    }

    NativeTensor apply(NativeTensor x, boolean training) {
      if (training) {
        batches.addInPlace(1);
      }
      return precision
          .apply(x, weight, bias, 1)
          .batchNorm(
              scale,
              shift,
              runningMean,
              runningVariance,
              training,
              MOMENTUM,
              ResidualStudent.EPSILON)
          .leakyRelu(ResidualStudent.SLOPE);
    }
  }
}
