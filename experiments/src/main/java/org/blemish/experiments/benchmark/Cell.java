// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Path;

/**
 * One training and its evaluation.
 *
 * @param category name of its folder
 * @param variant how it is learned
 * @param seed of everything random
 */
public record Cell(String category, Variant variant, long seed) {
  /** The cell's own folder in a benchmark's output. */
  Path folder(Path output) {
    return output
        .resolve("cells")
        .resolve(category)
        .resolve(variant.folder())
        .resolve("seed-" + seed);
  }

  @Override
  public String toString() {
    return "%s, %s, seed %d".formatted(category, variant, seed);
  }
}
