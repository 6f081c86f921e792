// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;

/**
 * What {@code cell.json} holds: that a cell is over, and how it ended.
 *
 * @param job which
 * @param layout how its category was read
 * @param error the one line that said what went wrong; empty where it finished
 * @param metrics as in {@code metrics.json}; none where it failed
 * @param images that were tested
 * @param cost where it finished
 */
public record JobResult(
    @JsonAlias("cell") BenchmarkJob job,
    String layout,
    Optional<String> error,
    @JsonAlias("figures") Map<String, Double> metrics,
    int images,
    Optional<Cost> cost) {
  static JobResult failed(BenchmarkJob cell, String layout, String error) {
    return new JobResult(cell, layout, Optional.of(error), Map.of(), 0, Optional.empty());
  }

  public boolean finished() {
    return error.isEmpty();
  }

  /** The result in a cell's folder, where the cell is over. */
  static Optional<JobResult> read(Path folder) {
    Path file = file(folder);
    return Files.exists(file) ? Optional.of(Json.read(file, JobResult.class)) : Optional.empty();
  }

  void write(Path folder) {
    AtomicFile.write(file(folder), Json.bytes(this));
  }

  private static Path file(Path folder) {
    return folder.resolve("cell.json");
  }
}
