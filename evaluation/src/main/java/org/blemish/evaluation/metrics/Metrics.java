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
 * Metrics by their keys in {@code metrics.json} ({@link MetricKey}), as fractions from 0 to 1. A
 * metric that is undefined on the data is missing, and {@code absent} holds the reason. In JSON the
 * metrics are top-level keys, next to {@code images}, {@code intervals}, {@code by_defect} and
 * {@code absent}. Reading skips other keys: the same file also holds provenance and times.
 * Immutable.
 *
 * @param images number of images
 * @param values {@code image_auroc}, {@code image_average_precision}, {@code image_f1_max}, {@code
 *     image_recall_at_R} for false-reject rates R; {@code pixel_auroc}, {@code
 *     pixel_average_precision}, {@code pixel_auroc_192}; {@code au_pro_L} for limits L; for MVTec
 *     LOCO AD {@code image_auroc_logical}, {@code image_auroc_structural}, {@code image_auroc_mean}
 *     and {@code au_spro_L} (mean of the two types), {@code au_spro_L_logical}, {@code
 *     au_spro_L_structural}
 * @param intervals confidence intervals, by the metrics' keys
 * @param byDefect metrics of each defect: its images and regions against the good images
 * @param absent why a metric is missing, by its key
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
   * @param withMaps images, good and defective, that the pixel metrics cover
   */
  public record Counts(int good, int defective, int withMaps) {}

  public Metrics {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    Map<String, Map<String, Double>> copies = new LinkedHashMap<>();
    byDefect.forEach(
        (defect, ofDefect) ->
            copies.put(defect, Collections.unmodifiableMap(new LinkedHashMap<>(ofDefect))));
    byDefect = Collections.unmodifiableMap(copies);
    absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
  }

  /** A metric; empty if it is undefined on the data. */
  public OptionalDouble value(MetricKey key) {
    return value(key.name());
  }

  /** A metric by the name of its key; empty if it is undefined on the data. */
  public OptionalDouble value(String name) {
    return find(values, name);
  }

  /** A metric of one defect; empty if it is undefined on the data. */
  public OptionalDouble value(MetricKey key, String defect) {
    return value(key.name(), defect);
  }

  /** A metric of one defect by the name of its key; empty if it is undefined on the data. */
  public OptionalDouble value(String name, String defect) {
    return find(byDefect.getOrDefault(defect, Map.of()), name);
  }

  private static OptionalDouble find(Map<String, Double> metrics, String name) {
    Double value = metrics.get(name);
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
