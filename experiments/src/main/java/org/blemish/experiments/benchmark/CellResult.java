// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;

/**
 * What {@code cell.json} holds: that a cell is over, and how it ended.
 *
 * @param cell which
 * @param layout how its category was read
 * @param error the one line that said what went wrong; empty where it finished
 * @param figures as in {@code metrics.json}; none where it failed
 * @param images that were tested
 * @param cost where it finished
 */
public record CellResult(
    Cell cell,
    String layout,
    Optional<String> error,
    Map<String, Double> figures,
    int images,
    Optional<Cost> cost) {
  static CellResult failed(Cell cell, String layout, String error) {
    return new CellResult(cell, layout, Optional.of(error), Map.of(), 0, Optional.empty());
  }

  public boolean finished() {
    return error.isEmpty();
  }

  /** The result in a cell's folder, where the cell is over. */
  static Optional<CellResult> read(Path folder) {
    Path file = file(folder);
    return Files.exists(file) ? Optional.of(Json.read(file, CellResult.class)) : Optional.empty();
  }

  void write(Path folder) {
    AtomicFile.write(file(folder), Json.bytes(this));
  }

  private static Path file(Path folder) {
    return folder.resolve("cell.json");
  }
}
