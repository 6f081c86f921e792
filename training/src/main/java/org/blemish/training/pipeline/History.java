// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.evaluation.report.LossCurve;
import org.blemish.training.method.Epoch;

/**
 * The epochs of a run in {@code history.jsonl}. An epoch that is trained again replaces the earlier
 * one and those after it.
 */
public final class History {
  private final Path file;
  private final List<Epoch> epochs = new ArrayList<>();

  /**
   * Reads the file where it exists.
   *
   * @throws BlemishException if it is damaged
   */
  public History(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          epochs.add(Json.read(line, Epoch.class, file.toString()));
        }
      } catch (IOException e) {
        throw new BlemishException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
      }
    }
  }

  /** Adds an epoch and writes the file. */
  public void add(Epoch epoch) {
    epochs.removeIf(old -> old.phase().equals(epoch.phase()) && old.epoch() >= epoch.epoch());
    epochs.add(epoch);
    StringBuilder lines = new StringBuilder();
    epochs.forEach(e -> lines.append(Json.line(e)).append('\n'));
    AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The epochs, in the order in which they were trained. */
  public List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  /** The losses, one curve for each phase. */
  public List<LossCurve> losses() {
    Map<String, List<Double>> phases = new LinkedHashMap<>();
    epochs.forEach(
        epoch ->
            phases.computeIfAbsent(epoch.phase(), phase -> new ArrayList<>()).add(epoch.loss()));
    return phases.entrySet().stream()
        .map(phase -> new LossCurve(phase.getKey(), phase.getValue()))
        .toList();
  }
}
