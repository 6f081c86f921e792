// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.Map;
import org.blemish.core.tensor.Tensor;

/**
 * All that training of one network needs to go on.
 *
 * @param epoch epochs done
 * @param steps of the optimiser done
 * @param weights a state dict in the reference's names
 * @param moments of the optimiser
 */
record Checkpoint(int epoch, long steps, Map<String, Tensor> weights, Map<String, Tensor> moments) {
  /** Where training starts. */
  static Checkpoint start(Map<String, Tensor> weights) {
    return new Checkpoint(0, 0, weights, Map.of());
  }
}
