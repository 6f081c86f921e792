// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.Map;
import org.blemish.core.tensor.Tensor;

/**
 * The state that the training of one network continues from.
 *
 * @param epoch finished epochs
 * @param steps of the optimiser so far
 * @param weights a state dict with the names of the reference code
 * @param moments of the optimiser
 */
record Checkpoint(int epoch, long steps, Map<String, Tensor> weights, Map<String, Tensor> moments) {
  /** The state before the first epoch. */
  static Checkpoint start(Map<String, Tensor> weights) {
    return new Checkpoint(0, 0, weights, Map.of());
  }
}
