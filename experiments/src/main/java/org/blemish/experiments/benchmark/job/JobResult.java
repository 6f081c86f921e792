// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.evaluation.metrics.VerdictCounts;

/**
 * What {@code cell.json} holds: the result of a job that finished or failed.
 *
 * @param job category, method setup and seed
 * @param layout name of the layout that the category was read with
 * @param error one line that says what went wrong; empty if the job finished
 * @param metrics values by their keys in {@code metrics.json}, as fractions; empty if the job
 *     failed
 * @param images number of test images
 * @param verdicts on the test images; empty if the job failed, if the model gives no verdicts, and
 *     in files written before they were counted
 * @param cost time, memory and file size; empty if the job failed
 */
public record JobResult(
    @JsonAlias("cell") BenchmarkJob job,
    String layout,
    Optional<String> error,
    @JsonAlias("figures") Map<String, Double> metrics,
    int images,
    Optional<VerdictCounts> verdicts,
    Optional<Cost> cost) {
  /** Number of good and of defective images each that a job keeps with their heat maps. */
  public static final int MISTAKES = 3;

  public JobResult {
    metrics = Map.copyOf(metrics);
    if (error.isPresent() == cost.isPresent()) {
      throw new IllegalArgumentException("%s: expected either an error or a cost".formatted(job));
    }
  }

  /**
   * @param error its lines are joined to one, as tables have one line for each job
   */
  public static JobResult failed(BenchmarkJob job, String layout, String error) {
    String line = error.strip().replaceAll("\\s*\\R\\s*", " ");
    return new JobResult(
        job, layout, Optional.of(line), Map.of(), 0, Optional.empty(), Optional.empty());
  }

  public boolean finished() {
    return error.isEmpty();
  }

  /** The result in a job's folder; empty if the job has not ended yet. */
  public static Optional<JobResult> read(Path folder) {
    Path file = file(folder);
    return Files.exists(file) ? Optional.of(Json.read(file, JobResult.class)) : Optional.empty();
  }

  void write(Path folder) {
    AtomicFile.write(file(folder), Json.bytes(this));
  }

  /** Removes the result of an earlier attempt. */
  static void delete(Path folder) {
    try {
      Files.deleteIfExists(file(folder));
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be deleted (%s)".formatted(file(folder), e), e);
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("cell.json");
  }
}
