// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.blemish.data.text.CsvWriter;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;

/** A CSV file with one row for each job: its key, metrics as fractions, costs and error. */
final class ResultsCsv {
  private ResultsCsv() {}

  static String of(BenchmarkResults results) {
    TreeSet<String> metrics = new TreeSet<>(results.metricKeys());
    List<String> columns = new ArrayList<>();
    columns.addAll(List.of("category", "method", "preset", "modality", "seed", "images"));
    columns.addAll(metrics);
    columns.addAll(
        List.of(
            "train_seconds",
            "evaluate_seconds",
            "latency_ms",
            "peak_memory_mib",
            "model_bytes",
            "error"));
    List<Map<String, Object>> rows = new ArrayList<>();
    results.jobs().forEach(result -> rows.add(row(result)));
    return CsvWriter.text(columns, rows);
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
