// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.inference.Model;

/** Writes {@code metrics.json}: metrics, excluded pixels, times and provenance. */
final class MetricsFile {
  private MetricsFile() {}

  static void write(Path file, Model model, EvaluationRun.EvaluationResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("modality", model.metadata().modality());
    json.put("method", model.metadata().method());
    put(json, result.evaluation().metrics(), result.excludedPixels(), result.provenance());
    putProblems(json, result.problems());
    result.verdicts().ifPresent(counts -> json.put("verdicts", counts));
    if (result.usedImages() > 0) {
      json.put("images_used_in_training", result.usedImages());
    }
    json.put("seconds", result.seconds());
    json.put("milliseconds", Map.of("median", result.medianMilliseconds()));
    AtomicFile.write(file, Json.bytes(json));
  }

  /** Without a model and without times. */
  static void writeOfMaps(
      Path file,
      Metrics metrics,
      ExcludedPixels excluded,
      EvaluationProvenance provenance,
      DataProblems problems) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", "given maps");
    put(json, metrics, excluded, provenance);
    putProblems(json, problems);
    AtomicFile.write(file, Json.bytes(json));
  }

  private static void putProblems(Map<String, Object> json, DataProblems problems) {
    if (!problems.isEmpty()) {
      json.put("data_problems", problems.json());
    }
  }

  private static void put(
      Map<String, Object> json,
      Metrics metrics,
      ExcludedPixels excluded,
      EvaluationProvenance provenance) {
    json.putAll(provenance.json());
    json.putAll(metrics.json());
    if (excluded.images() > 0) {
      json.put("excluded_pixels", excluded);
    }
  }
}
