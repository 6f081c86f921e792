// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.experiments.benchmark.job.BenchmarkJob;
import org.blemish.experiments.benchmark.job.PlannedJob;
import org.blemish.training.features.FeatureCachePruner;

/**
 * Feature caches that the jobs of a category share, in {@code features/CATEGORY}; each is deleted
 * when the last job of its category has ended. Thread-safe.
 */
final class SharedFeatures {
  private final Path folder;
  private final long bytes;
  private final Map<String, Integer> openJobs = new HashMap<>();

  /**
   * @param bytes disk space for all categories together; 0 if features are not shared
   * @param jobs jobs that have not ended yet
   */
  SharedFeatures(Path output, long bytes, List<PlannedJob> jobs) {
    this.folder = output.resolve("features");
    this.bytes = bytes;
    jobs.forEach(planned -> openJobs.merge(planned.job().category(), 1, Integer::sum));
  }

  /**
   * The folder for a job's training, trimmed to its share of the disk space; empty if features are
   * not shared.
   */
  synchronized Optional<Path> folder(BenchmarkJob job) {
    if (bytes == 0) {
      return Optional.empty();
    }
    long each = bytes / Math.max(1, openJobs.values().stream().filter(n -> n > 0).count());
    Path category = folder.resolve(job.category());
    new FeatureCachePruner(category).trim(each);
    return Optional.of(category);
  }

  synchronized void finished(BenchmarkJob job) {
    if (openJobs.merge(job.category(), -1, Integer::sum) == 0) {
      new FeatureCachePruner(folder.resolve(job.category())).clear();
    }
    if (openJobs.values().stream().allMatch(open -> open == 0)) {
      new FeatureCachePruner(folder).clear();
    }
  }
}
