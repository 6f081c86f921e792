// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.data.text.Yaml;

/** Named lists of settings, for ablations: {@code one-block: [ast.student.blocks=1]}. */
final class AblationsFile {
  private AblationsFile() {}

  /** Settings by the variant's name, in the file's order. */
  static Map<String, List<String>> read(Path file) {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    Yaml.read(file, JsonNode.class)
        .properties()
        .forEach(entry -> variants.put(entry.getKey(), settings(file, entry)));
    if (variants.isEmpty()) {
      throw new BlemishException(
          "%s: no variants, expected lines such as 'one-block: [ast.student.blocks=1]'"
              .formatted(file));
    }
    return variants;
  }

  private static List<String> settings(Path file, Map.Entry<String, JsonNode> entry) {
    List<String> settings = new ArrayList<>();
    entry
        .getValue()
        .forEach(
            setting -> {
              if (!setting.isTextual()) {
                throw new BlemishException(
                    "%s: %s: expected a list of key=value, each in quotes where it holds commas or colons"
                        .formatted(file, entry.getKey()));
              }
              settings.add(setting.asText());
            });
    return settings;
  }
}
