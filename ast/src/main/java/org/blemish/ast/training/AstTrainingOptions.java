// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.nio.file.Path;
import org.blemish.core.BlemishException;

/**
 * Options of one training run. The same settings, features, seed, threads and CPU give the same
 * bytes, resumed or not.
 *
 * @param checkpoints folder for the state after each epoch; created where missing
 * @param resume whether to continue from its checkpoints; otherwise they are deleted
 * @param seed of initial weights and the order of samples
 * @param threads of libtorch, at least 1
 */
public record AstTrainingOptions(Path checkpoints, boolean resume, long seed, int threads) {
  public AstTrainingOptions {
    if (threads < 1) {
      throw new BlemishException("threads is %d: it must be at least 1".formatted(threads));
    }
  }
}
