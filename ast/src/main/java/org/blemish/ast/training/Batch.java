// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.Optional;
import org.blemish.ast.torch.NativeTensor;

/**
 * Samples of one training step. Valid until the next batch is read.
 *
 * @param indices of the samples
 * @param features {@code [N, C, H, W]}
 * @param mask foreground {@code [N, H, W]}; empty if there is none
 */
record Batch(int[] indices, NativeTensor features, Optional<NativeTensor> mask) {
  /** The loss of a map {@code [N, H, W]}: its mean over all positions, weighted by the mask. */
  NativeTensor loss(NativeTensor map) {
    return mask.map(map::times).orElse(map).mean();
  }
}
