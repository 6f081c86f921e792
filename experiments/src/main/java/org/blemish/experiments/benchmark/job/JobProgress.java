// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.json.Json;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;

/**
 * Writes the progress of a job as JSON lines: {@code {"stage":..,"done":..,"total":..}} at most
 * once a second and at the end of each stage, {@code {"epoch":{..}}} and {@code {"note":".."}}.
 */
final class JobProgress implements Progress {
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private final PrintStream out;
  private long lastStep = System.nanoTime() - INTERVAL_NANOS;

  JobProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void step(String stage, long done, long total) {
    long now = System.nanoTime();
    if (done >= total || now - lastStep >= INTERVAL_NANOS) {
      lastStep = now;
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("stage", stage);
      line.put("done", done);
      line.put("total", total);
      print(line);
    }
  }

  @Override
  public void epoch(Epoch epoch) {
    print(Map.of("epoch", epoch));
  }

  @Override
  public void note(String text) {
    print(Map.of("note", text));
  }

  private void print(Map<String, Object> line) {
    out.println(Json.line(line));
    out.flush();
  }
}
