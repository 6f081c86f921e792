// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.evaluation.DataProblems;
import org.blemish.evaluation.EvaluationProvenance;

/**
 * The results of a model on corrupted test images. Immutable.
 *
 * @param product name of the data set
 * @param method of the model
 * @param provenance data set, model and versions
 * @param seed seed of the corruptions' random choices
 * @param good number of good test images
 * @param defective number of defective test images
 * @param gate whether the model has a quality gate
 * @param cases the images as they are first, then each corruption
 * @param skipped names of the corruptions that transform the image's geometry, if the model uses
 *     scans, which are not transformed
 * @param failed test images that cannot be read, which are left out
 * @param examples one good and one defective part under each corruption, for the page
 */
public record RobustnessResults(
    String product,
    String method,
    EvaluationProvenance provenance,
    long seed,
    int good,
    int defective,
    boolean gate,
    List<CorruptionCaseResult> cases,
    List<String> skipped,
    List<DataProblems.FailedSample> failed,
    List<CorruptionExample> examples) {
  public RobustnessResults {
    cases = List.copyOf(cases);
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
    examples = List.copyOf(examples);
  }

  /** Keys and values of {@code robustness.json}, in order. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("product", product);
    json.put("method", method);
    json.putAll(provenance.json());
    json.put("seed", seed);
    json.put("good", good);
    json.put("defective", defective);
    json.put("gate", gate);
    json.put("cases", cases.stream().map(RobustnessResults::json).toList());
    json.put("skipped", skipped);
    json.put("failed", failed);
    return json;
  }

  private static Map<String, Object> json(CorruptionCaseResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("corruption", result.corruption());
    result.fractions().forEach((key, value) -> value.ifPresent(v -> json.put(key, v)));
    result.verdicts().ifPresent(counts -> json.put("verdicts", counts));
    json.put("good_reasons", result.goodReasons());
    json.put("defective_reasons", result.defectiveReasons());
    return json;
  }
}
