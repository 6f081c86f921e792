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
 * The result for one input, as applications, files and services see it. As JSON it carries
 * everything but the map.
 *
 * @param schema version of the JSON, {@link #SCHEMA}
 * @param source what was inspected: a path, or the caller's id
 * @param model digest of the model: lower-case hex of SHA-256
 * @param size of the input, whose pixels regions and map are in
 * @param score image score: the higher, the more anomalous
 * @param thresholds what score and map were compared with; empty where the model is not calibrated
 * @param verdict {@link Verdict#NONE} without thresholds
 * @param reason for people; empty for a good part and where nothing is said
 * @param regions where something is unusual, the strongest first; empty without thresholds
 * @param map large map of the input's size; empty where it was read from JSON or not asked for
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

  /** The same result without the large map, for those who keep many. */
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
