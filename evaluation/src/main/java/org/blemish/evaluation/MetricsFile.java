// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.inference.Model;

/** {@code metrics.json}: what was measured, and of which model. */
final class MetricsFile {
  private MetricsFile() {}

  static void write(Path file, Model model, EvaluationRun.EvaluationResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("modality", model.metadata().modality());
    json.put("method", model.metadata().method());
    json.put("model", model.digest());
    json.putAll(result.evaluation().metrics().json());
    if (result.excludedPixels().images() > 0) {
      json.put("counted_out", result.excludedPixels());
    }
    json.put("seconds", result.seconds());
    json.put("milliseconds", Map.of("median", result.medianMilliseconds()));
    AtomicFile.write(file, Json.bytes(json));
  }
}
