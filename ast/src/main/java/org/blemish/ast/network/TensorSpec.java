// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.SplittableRandom;
import org.blemish.core.tensor.Tensor;

/**
 * One tensor of a network.
 *
 * @param name in the reference code's state dict
 * @param role what training does with it
 * @param start centre of the initial values
 * @param spread initial values are uniform in {@code [start - spread, start + spread)}
 */
public record TensorSpec(String name, long[] shape, Role role, double start, double spread) {
  /** What training does with a tensor. */
  public enum Role {
    /** Trained by gradient. */
    TRAINED,
    /** A parameter without effect, kept because the reference code has it. */
    UNUSED,
    /** A running statistic of batches, not counted as a parameter. */
    STATISTIC
  }

  /** A tensor whose initial values are all equal. */
  static TensorSpec constant(String name, Role role, double start, long... shape) {
    return new TensorSpec(name, shape, role, start, 0);
  }

  /** Weight or bias of a convolution with {@code fanIn} inputs, initialised as PyTorch does. */
  static TensorSpec convolution(String name, long fanIn, long... shape) {
    return new TensorSpec(name, shape, Role.TRAINED, 0, 1 / Math.sqrt((double) fanIn));
  }

  Tensor initial(SplittableRandom random) {
    float[] values = new float[Math.toIntExact(Tensor.count(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (spread == 0 ? start : start + spread * (2 * random.nextDouble() - 1));
    }
    return new Tensor(shape, values);
  }
}
