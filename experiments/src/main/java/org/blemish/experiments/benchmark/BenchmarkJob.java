// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.nio.file.Path;

/**
 * One training and its evaluation.
 *
 * @param category name of its folder
 * @param setup how it is learned
 * @param seed of everything random
 */
public record BenchmarkJob(String category, @JsonAlias("variant") MethodSetup setup, long seed) {
  /** The cell's own folder in a benchmark's output. */
  Path folder(Path output) {
    return output
        .resolve("cells")
        .resolve(category)
        .resolve(setup.folderName())
        .resolve("seed-" + seed);
  }

  @Override
  public String toString() {
    return "%s, %s, seed %d".formatted(category, setup, seed);
  }
}
