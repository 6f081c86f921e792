// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The origin of a model. It contains no time and no machine, so that the same data, settings and
 * seed give the same bytes.
 *
 * @param product name of the category that it was trained on
 * @param method such as {@code ast} or {@code patchcore}
 * @param modality {@code rgb}, {@code depth} or {@code rgb+depth}
 * @param backbone its name; empty for depth alone
 * @param settings effective settings, as a tree
 * @param fittedSamples number of good samples that networks and scoring were fitted to; 0 for
 *     networks that were trained elsewhere
 * @param dataDigest SHA-256 of those samples as lower-case hex; empty if they are not known
 * @param seed seed of all random choices
 * @param versions versions of the program and the libraries that wrote the model, by name
 * @param parity greatest difference between the map of the exported graphs and that of the trained
 *     networks, divided by the greatest value of the map; empty if they were not compared
 */
public record ModelMetadata(
    String product,
    String method,
    String modality,
    Optional<String> backbone,
    JsonNode settings,
    @JsonAlias("fitted") int fittedSamples,
    Optional<String> dataDigest,
    Optional<Long> seed,
    Map<String, String> versions,
    Optional<Double> parity) {
  public ModelMetadata {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    if (fittedSamples < 0) {
      throw new IllegalArgumentException(
          "fittedSamples is " + fittedSamples + ", must be at least 0");
    }
  }
}
