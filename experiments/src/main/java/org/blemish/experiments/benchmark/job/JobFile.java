// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;

/**
 * What {@code job.json} holds: everything that the process of one job needs to know. The job writes
 * its run, its evaluation and its {@linkplain JobResult result} into the folder of this file.
 *
 * @param data folder of the category, or its manifest file
 * @param layout name of the data set layout that it is read with
 * @param job category, method setup and seed
 * @param settings that all jobs of the benchmark share
 * @param metrics limits of the evaluation
 * @param threads of training and evaluation, at least 1
 * @param features folder of a feature cache shared with other jobs; empty for one of the job's own
 */
public record JobFile(
    String data,
    String layout,
    BenchmarkJob job,
    JobSettings settings,
    MetricLimits metrics,
    int threads,
    Optional<String> features) {
  private static final String NAME = "job.json";

  public JobFile {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": expected at least 1");
    }
  }

  /**
   * Reads a job file.
   *
   * @throws org.blemish.core.BlemishException if a key is missing, unknown or wrong
   */
  static JobFile read(Path file) {
    return Json.read(file, JobFile.class);
  }

  /** Writes {@code job.json} and returns its path. */
  Path write(Path folder) {
    Path file = folder.resolve(NAME);
    AtomicFile.write(file, Json.bytes(this));
    return file;
  }

  /** The folder of a job file. */
  static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
  }
}
