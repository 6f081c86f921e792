// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.training.features.FeatureCachePruner;

/**
 * Features that the cells of a category share, in {@code features/CATEGORY}; gone once the last of
 * them is over. Safe for many threads.
 */
final class SharedFeatures {
  private final Path folder;
  private final long bytes;
  private final Map<String, Integer> open = new HashMap<>();

  /**
   * @param bytes disk for all of them; 0 for none
   * @param jobs cells that are not over yet
   */
  SharedFeatures(Path output, long bytes, List<BenchmarkPlan.PlannedJob> jobs) {
    this.folder = output.resolve("features");
    this.bytes = bytes;
    jobs.forEach(job -> open.merge(job.job().category(), 1, Integer::sum));
  }

  /** The folder for a cell's training, after room was made; empty where nothing is shared. */
  synchronized Optional<Path> folder(BenchmarkJob cell) {
    if (bytes == 0) {
      return Optional.empty();
    }
    long each = bytes / Math.max(1, open.values().stream().filter(n -> n > 0).count());
    Path place = folder.resolve(cell.category());
    new FeatureCachePruner(place).trim(each);
    return Optional.of(place);
  }

  synchronized void finished(BenchmarkJob cell) {
    if (open.merge(cell.category(), -1, Integer::sum) == 0) {
      new FeatureCachePruner(folder.resolve(cell.category())).clear();
    }
    if (open.values().stream().allMatch(left -> left == 0)) {
      new FeatureCachePruner(folder).clear();
    }
  }
}
