// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.training.patchcore.Memory;
import org.blemish.training.patchcore.MemoryInput;

/**
 * A memory beside the networks.
 *
 * @param memory of good patches
 * @param input the feature maps that it looks at; empty for the teacher's output
 */
record Remembered(Memory memory, Optional<MemoryInput> input) {
  String name() {
    return memory.settings().name();
  }

  /**
   * Its map of one view by plain loops.
   *
   * @param latent the teacher's output for that view, {@code [1, C, h, w]}
   */
  FloatMap map(Features features, Tensor latent) {
    return input
        .map(maps -> maps.map(memory, features))
        .orElseGet(
            () ->
                memory.map(
                    latent.values(),
                    new FeatureSpec(
                        AstSection.LATENT, latent.size(1), latent.size(2), latent.size(3))));
  }
}
