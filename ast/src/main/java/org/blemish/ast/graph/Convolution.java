// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.graph;

import java.util.Map;
import java.util.Objects;
import org.blemish.core.tensor.Tensor;

/**
 * Weights of a convolution, to be transformed before they are written into a graph.
 *
 * @param weight {@code [O, I, k, k]}
 * @param bias {@code [O]}
 */
record Convolution(Tensor weight, Tensor bias) {
  /** The convolution of a name in a checked state dict. */
  static Convolution of(Map<String, Tensor> state, String name) {
    return new Convolution(tensor(state, name + ".weight"), tensor(state, name + ".bias"));
  }

  static Tensor tensor(Map<String, Tensor> state, String name) {
    return Objects.requireNonNull(state.get(name), name);
  }

  int kernel() {
    return weight.size(2);
  }

  /** The weights of {@code count} input channels from {@code from} on. */
  Tensor inputs(int from, int count) {
    int area = kernel() * kernel();
    int in = weight.size(1);
    int out = weight.size(0);
    float[] part = new float[out * count * area];
    for (int o = 0; o < out; o++) {
      int source = (o * in + from) * area;
      System.arraycopy(weight.values(), source, part, o * count * area, count * area);
    }
    return Tensor.of(part, out, count, kernel(), kernel());
  }

  /** The convolution with output channel o multiplied by {@code factors[o]}. */
  Convolution times(double[] factors) {
    float[] weights = weight.values().clone();
    float[] biases = bias.values().clone();
    int each = weights.length / factors.length;
    for (int o = 0; o < factors.length; o++) {
      biases[o] = (float) (biases[o] * factors[o]);
      for (int i = o * each; i < (o + 1) * each; i++) {
        weights[i] = (float) (weights[i] * factors[o]);
      }
    }
    return new Convolution(new Tensor(weight.shape(), weights), new Tensor(bias.shape(), biases));
  }

  /**
   * This convolution with the following batch normalisation folded into it, exact in evaluation.
   *
   * @param name of the normalisation in the state dict
   */
  Convolution normalised(Map<String, Tensor> state, String name, double epsilon) {
    float[] scale = tensor(state, name + ".weight").values();
    float[] shift = tensor(state, name + ".bias").values();
    float[] mean = tensor(state, name + ".running_mean").values();
    float[] variance = tensor(state, name + ".running_var").values();
    double[] factors = new double[scale.length];
    float[] biases = new float[scale.length];
    for (int o = 0; o < factors.length; o++) {
      factors[o] = scale[o] / Math.sqrt(variance[o] + epsilon);
      biases[o] = (float) ((bias.values()[o] - (double) mean[o]) * factors[o] + shift[o]);
    }
    return new Convolution(times(factors).weight(), new Tensor(bias.shape(), biases));
  }
}
