// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.evaluation.metrics.CurvePoint;
import org.blemish.evaluation.metrics.EvaluationCurves;

/**
 * Writes {@code curves.json}: each curve as a list of pairs from 0 to 1. {@code roc} of images,
 * {@code pixel_roc}, {@code pro} or {@code spro_logical} and {@code spro_structural}.
 */
final class CurvesFile {
  private static final double DIGITS = 1e5;

  private CurvesFile() {}

  static void write(Path file, EvaluationCurves curves) {
    Map<String, List<CurvePoint>> all = new LinkedHashMap<>();
    all.put("roc", curves.roc());
    all.put("pixel_roc", curves.pixelRoc());
    all.putAll(new TreeMap<>(curves.overlap()));
    Map<String, List<double[]>> pairs = new LinkedHashMap<>();
    all.forEach(
        (name, points) -> {
          if (!points.isEmpty()) {
            pairs.put(
                name,
                points.stream().map(p -> new double[] {rounded(p.x()), rounded(p.y())}).toList());
          }
        });
    AtomicFile.write(file, (Json.line(pairs) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
