// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A CSV file with one row for each job: its key, metrics as fractions, costs and error. */
final class ResultsCsv {
  private ResultsCsv() {}

  static String of(BenchmarkResults results) {
    TreeSet<String> metrics = new TreeSet<>();
    results.jobs().forEach(result -> metrics.addAll(result.metrics().keySet()));
    CsvSchema.Builder schema = CsvSchema.builder();
    List.of("category", "method", "preset", "modality", "seed", "images")
        .forEach(schema::addColumn);
    metrics.forEach(schema::addColumn);
    List.of(
            "train_seconds",
            "evaluate_seconds",
            "latency_ms",
            "peak_memory_mib",
            "model_bytes",
            "error")
        .forEach(schema::addColumn);
    List<Map<String, Object>> rows = new ArrayList<>();
    results.jobs().forEach(result -> rows.add(row(result)));
    try {
      return new CsvMapper().writer(schema.build().withHeader()).writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("results cannot be written as CSV", e);
    }
  }

  private static Map<String, Object> row(JobResult result) {
    Map<String, Object> row = new LinkedHashMap<>();
    MethodSetup setup = result.job().setup();
    row.put("category", result.job().category());
    row.put("method", setup.method());
    row.put("preset", setup.preset());
    row.put("modality", setup.modality().toString());
    row.put("seed", result.job().seed());
    row.put("images", result.images());
    row.putAll(result.metrics());
    result
        .cost()
        .ifPresent(
            cost -> {
              row.put("train_seconds", cost.trainSeconds());
              row.put("evaluate_seconds", cost.evaluateSeconds());
              row.put("latency_ms", cost.latencyMilliseconds());
              cost.peakMemoryMib().ifPresent(mib -> row.put("peak_memory_mib", mib));
              row.put("model_bytes", cost.modelBytes());
            });
    row.put("error", result.error().orElse(""));
    return row;
  }
}
