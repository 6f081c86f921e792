// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.training.patchcore.MemoryBank;
import org.blemish.training.patchcore.MemoryBankInput;

/**
 * A memory beside the networks.
 *
 * @param memoryBank of good patches
 * @param input the feature maps that it looks at; empty for the teacher's output
 */
record AuxiliaryMemoryBank(MemoryBank memoryBank, Optional<MemoryBankInput> input) {
  String name() {
    return memoryBank.settings().name();
  }

  /**
   * Its map of one view by plain loops.
   *
   * @param latent the teacher's output for that view, {@code [1, C, h, w]}
   */
  FloatMap map(Features features, Tensor latent) {
    return input
        .map(maps -> maps.anomalyMap(memoryBank, features))
        .orElseGet(
            () ->
                memoryBank.anomalyMap(
                    latent.values(),
                    new FeatureSpec(
                        AstMethodSettings.LATENT, latent.size(1), latent.size(2), latent.size(3))));
  }
}
