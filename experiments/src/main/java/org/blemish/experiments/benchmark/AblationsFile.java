// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.data.text.Yaml;

/**
 * A YAML file of ablations, each with a list of settings: {@code one-block:
 * [ast.student.blocks=1]}.
 */
public final class AblationsFile {
  private AblationsFile() {}

  /**
   * Reads the settings of each ablation, in the order of the file.
   *
   * @throws BlemishException if the file has another structure
   */
  public static Map<String, List<String>> read(Path file) {
    Map<String, List<String>> ablations = new LinkedHashMap<>();
    Yaml.read(file, JsonNode.class)
        .properties()
        .forEach(entry -> ablations.put(entry.getKey(), settings(file, entry)));
    if (ablations.isEmpty()) {
      throw new BlemishException(
          "%s: no ablations found, expected lines such as 'one-block: [ast.student.blocks=1]'"
              .formatted(file));
    }
    return ablations;
  }

  private static List<String> settings(Path file, Map.Entry<String, JsonNode> entry) {
    List<String> settings = new ArrayList<>();
    entry
        .getValue()
        .forEach(
            setting -> {
              if (!setting.isTextual()) {
                throw new BlemishException(
                    "%s: %s: expected a list of key=value, in quotes where it contains commas or colons"
                        .formatted(file, entry.getKey()));
              }
              settings.add(setting.asText());
            });
    return settings;
  }
}
