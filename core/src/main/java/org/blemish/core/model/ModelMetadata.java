// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model comes from. No time and no machine: the same data, settings and seed give the same
 * bytes.
 *
 * @param product what it was trained for: name of the category
 * @param method such as {@code ast} or {@code patchcore}
 * @param modality {@code rgb}, {@code depth} or {@code rgb+depth}
 * @param backbone its name; empty for depth alone
 * @param settings the effective ones, as a tree
 * @param fittedSamples number of good samples that networks and scoring were fitted on; 0 where
 *     they were trained elsewhere
 * @param dataDigest of those samples: lower-case hex of SHA-256; empty where they are not known
 * @param seed of all that is random
 * @param versions of the program and the libraries that made the model, by name
 * @param parity greatest difference of the exported graphs' map from the trained networks', over
 *     the map's greatest value; empty where nothing was compared
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
