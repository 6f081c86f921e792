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
import org.blemish.core.json.Json;

/**
 * The result for one input, for applications, files and services. Its JSON contains all fields
 * except the map. Any Jackson {@code ObjectMapper} writes the same JSON as {@link #toJson()}.
 *
 * @param schema version of the JSON, {@link #SCHEMA}
 * @param source path of the input, or an id that the caller chose
 * @param model digest of the model: lower-case hex of SHA-256
 * @param size of the input; regions and map are in its pixels
 * @param score image score; higher is more anomalous
 * @param thresholds thresholds that score and map were compared with; empty if the model is not
 *     calibrated
 * @param display scale of heat maps, the same for every input of a model; empty if the model was
 *     not calibrated, and in JSON of earlier versions
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
    @JsonOptional Optional<Thresholds> thresholds,
    @JsonOptional Optional<DisplayScale> display,
    Verdict verdict,
    @JsonOptional Optional<String> reason,
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
        judgement.display(),
        decision.verdict(),
        decision.reason(),
        judgement.regions(),
        Optional.of(judgement.map()),
        milliseconds);
  }

  /** One line of JSON, without a line feed; see {@link Json}. */
  public String toJson() {
    return Json.line(this);
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
        display,
        verdict,
        reason,
        regions,
        Optional.empty(),
        milliseconds);
  }
}
