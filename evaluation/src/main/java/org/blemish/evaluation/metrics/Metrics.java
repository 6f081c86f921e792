// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Figures by their names in {@code metrics.json}, as fractions from 0 to 1. A figure that the data
 * do not define is not there, and {@code absent} says why. In JSON the figures stand at the top,
 * beside {@code images}, {@code intervals}, {@code by_defect} and {@code absent}; other keys are
 * skipped on reading, since programs write theirs into the same file.
 *
 * @param images number of images
 * @param values {@code image_auroc}, {@code image_average_precision}, {@code image_f1_max}, {@code
 *     image_recall_at_R} for false-reject rates R; {@code pixel_auroc}, {@code
 *     pixel_average_precision}, {@code pixel_auroc_192}; {@code au_pro_L} for limits L; for MVTec
 *     LOCO AD {@code image_auroc_logical}, {@code image_auroc_structural}, {@code image_auroc_mean}
 *     and {@code au_spro_L} (mean of the two types), {@code au_spro_L_logical}, {@code
 *     au_spro_L_structural}
 * @param intervals confidence intervals of figures, by their names
 * @param byDefect figures of each defect (its images and regions against the good images)
 * @param absent why a figure is missing, by its name
 */
public record Metrics(
    Counts images,
    Map<String, Double> values,
    Map<String, Interval> intervals,
    Map<String, Map<String, Double>> byDefect,
    Map<String, String> absent) {
  /**
   * Numbers of images.
   *
   * @param good good images
   * @param defective defective images
   * @param withMaps images, good and defective, that pixel figures are about
   */
  public record Counts(int good, int defective, int withMaps) {}

  public Metrics {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    byDefect = Collections.unmodifiableMap(new LinkedHashMap<>(byDefect));
    absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
  }

  /** A figure by its name; empty where the data do not define it. */
  public OptionalDouble value(String name) {
    return find(values, name);
  }

  /** A figure of one defect by their names; empty where the data do not define it. */
  public OptionalDouble value(String name, String defect) {
    return find(byDefect.getOrDefault(defect, Map.of()), name);
  }

  private static OptionalDouble find(Map<String, Double> figures, String name) {
    Double value = figures.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Keys and values of {@code metrics.json}, in order. */
  @JsonValue
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(values);
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("good", images.good());
    counts.put("defective", images.defective());
    counts.put("with_maps", images.withMaps());
    json.put("images", counts);
    json.put("intervals", intervals);
    json.put("by_defect", byDefect);
    json.put("absent", absent);
    return json;
  }

  @JsonCreator
  static Metrics fromJson(JsonNode json) {
    JsonNode counts = json.path("images");
    Map<String, Interval> intervals = new LinkedHashMap<>();
    json.path("intervals")
        .properties()
        .forEach(
            entry ->
                intervals.put(
                    entry.getKey(),
                    new Interval(
                        entry.getValue().path(0).asDouble(), entry.getValue().path(1).asDouble())));
    Map<String, Map<String, Double>> byDefect = new LinkedHashMap<>();
    json.path("by_defect")
        .properties()
        .forEach(entry -> byDefect.put(entry.getKey(), numbers(entry.getValue())));
    Map<String, String> absent = new LinkedHashMap<>();
    json.path("absent")
        .properties()
        .forEach(entry -> absent.put(entry.getKey(), entry.getValue().asText()));
    return new Metrics(
        new Counts(
            counts.path("good").asInt(),
            counts.path("defective").asInt(),
            counts.path("with_maps").asInt()),
        numbers(json),
        intervals,
        byDefect,
        absent);
  }

  private static Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (entry.getValue().isNumber()) {
        numbers.put(entry.getKey(), entry.getValue().asDouble());
      }
    }
    return numbers;
  }
}
