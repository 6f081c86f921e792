// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;

/**
 * The result for one input, for applications, files and services. Its JSON contains all fields
 * except the map.
 *
 * @param schema version of the JSON, {@link #SCHEMA}
 * @param source path of the input, or an id that the caller chose
 * @param model digest of the model: lower-case hex of SHA-256
 * @param size of the input; regions and map are in its pixels
 * @param score image score; higher is more anomalous
 * @param thresholds thresholds that score and map were compared with; empty if the model is not
 *     calibrated
 * @param verdict {@link Verdict#NONE} without thresholds
 * @param reason for display; empty for a good part and without a verdict
 * @param regions connected pixels above the map threshold, the strongest first; empty without
 *     thresholds
 * @param map anomaly map of the input's size; empty if the inspection was read from JSON or the map
 *     was not requested
 * @param milliseconds by stage, in the order of the stages
 */
public record Inspection(
    int schema,
    String source,
    String model,
    Size size,
    double score,
    Optional<Thresholds> thresholds,
    Verdict verdict,
    Optional<String> reason,
    List<Region> regions,
    @JsonIgnore Optional<FloatMap> map,
    Map<String, Double> milliseconds) {
  public static final int SCHEMA = 1;

  public Inspection {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "schema is %d, this version reads %d".formatted(schema, SCHEMA));
    }
    regions = List.copyOf(regions);
    milliseconds = Collections.unmodifiableMap(new LinkedHashMap<>(milliseconds));
  }

  /** The result of a decision rule. */
  public static Inspection of(
      String source,
      String model,
      DecisionRule.Prediction judgement,
      Map<String, Double> milliseconds) {
    Decision decision = judgement.decision();
    return new Inspection(
        SCHEMA,
        source,
        model,
        judgement.map().size(),
        decision.score(),
        decision.thresholds(),
        decision.verdict(),
        decision.reason(),
        judgement.regions(),
        Optional.of(judgement.map()),
        milliseconds);
  }

  /** The same result without the anomaly map, to keep many results in memory. */
  public Inspection withoutMap() {
    return new Inspection(
        schema,
        source,
        model,
        size,
        score,
        thresholds,
        verdict,
        reason,
        regions,
        Optional.empty(),
        milliseconds);
  }
}
