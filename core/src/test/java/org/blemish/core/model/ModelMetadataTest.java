// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Test;

class ModelMetadataTest {
  @Test
  void versionsKeepTheirOrder() {
    List<String> names = List.of("onnxruntime", "blemish", "libtorch", "java", "cuda", "abc");
    Map<String, String> versions = new LinkedHashMap<>();
    names.forEach(name -> versions.put(name, "1"));
    ModelMetadata metadata =
        new ModelMetadata(
            "bolt",
            "patchcore",
            "rgb",
            Optional.empty(),
            Json.tree(Map.of()),
            0,
            Optional.empty(),
            Optional.empty(),
            versions,
            Optional.empty());
    versions.clear();

    assertThat(metadata.versions().keySet()).containsExactlyElementsOf(names);
  }
}
