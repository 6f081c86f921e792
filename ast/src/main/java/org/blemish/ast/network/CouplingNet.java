// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/**
 * The network of a coupling: conv k, ReLU, conv k, times a learned scalar, with replicated borders.
 * Its first input channels are features, then positions.
 *
 * @param padding half the kernel
 */
record CouplingNet(
    NativeTensor gamma,
    NativeTensor weight1,
    NativeTensor bias1,
    NativeTensor weight2,
    NativeTensor bias2,
    int padding,
    ConvolutionPrecision precision) {
  static CouplingNet of(
      NetworkWeights weights, String name, int padding, ConvolutionPrecision precision) {
    return new CouplingNet(
        weights.get(name + ".gamma"),
        weights.get(name + ".conv1.weight"),
        weights.get(name + ".conv1.bias"),
        weights.get(name + ".conv2.weight"),
        weights.get(name + ".conv2.bias"),
        padding,
        precision);
  }

  NativeTensor apply(NativeTensor x, NativeTensor positions) {
    NativeTensor hidden = hidden(x, positions).relu().padByReplication(padding);
    return precision.apply(hidden, weight2, bias2, 0).times(gamma);
  }

  /** The part of the positions is equal for all samples and computed once for a batch. */
  private NativeTensor hidden(NativeTensor x, NativeTensor positions) {
    int features = x.size(1);
    if (positions.size(1) == 0) {
      return precision.apply(x.padByReplication(padding), weight1, bias1, 0);
    }
    NativeTensor ofFeatures =
        precision.apply(x.padByReplication(padding), weight1.narrow(1, 0, features), 0);
    NativeTensor ofPositions =
        precision.apply(
            positions.padByReplication(padding),
            weight1.narrow(1, features, positions.size(1)),
            bias1,
            0);
    return ofFeatures.plus(ofPositions);
  }
}
