// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blemish.data.Dataset;
import org.blemish.inference.Model;
import org.blemish.inference.Versions;

/**
 * Which data, model and program an evaluation comes from. Immutable.
 *
 * @param dataset name of the data set's category
 * @param layout name of the layout that read it
 * @param datasetVersion that the data set states
 * @param datasetDigest {@link Dataset#digest}
 * @param modelDigest digest of the model; empty for given maps
 * @param versions of the evaluating program and its libraries, by name
 */
public record EvaluationProvenance(
    String dataset,
    String layout,
    Optional<String> datasetVersion,
    String datasetDigest,
    Optional<String> modelDigest,
    Map<String, String> versions) {
  public EvaluationProvenance {
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  /** Of an evaluation of a model. */
  public static EvaluationProvenance of(Dataset dataset, Model model) {
    return of(dataset, Optional.of(model.digest()));
  }

  /** Of an evaluation of maps that another program wrote. */
  static EvaluationProvenance ofMaps(Dataset dataset) {
    return of(dataset, Optional.empty());
  }

  private static EvaluationProvenance of(Dataset dataset, Optional<String> model) {
    return new EvaluationProvenance(
        dataset.name(),
        dataset.layout(),
        dataset.version(),
        dataset.digest(),
        model,
        Versions.current());
  }

  /** Keys and values of {@code metrics.json} and {@code robustness.json}, in order. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    modelDigest.ifPresent(digest -> json.put("model", digest));
    Map<String, String> data = new LinkedHashMap<>();
    data.put("name", dataset);
    data.put("layout", layout);
    datasetVersion.ifPresent(version -> data.put("version", version));
    data.put("digest", datasetDigest);
    json.put("dataset", data);
    json.put("versions", versions);
    return json;
  }

  /** For people, in order. */
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("data set", "%s (%s), digest %s".formatted(dataset, layout, datasetDigest));
    datasetVersion.ifPresent(version -> lines.put("data set version", version));
    versions.forEach((name, version) -> lines.put("evaluated with " + name, version));
    return lines;
  }
}
