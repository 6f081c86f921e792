// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;

/**
 * Memory banks, image statistics, Gaussians and terms in a method's section of the configuration.
 * They are keyed by name, so that a file or an ablation can override one of them and keep the
 * others:
 *
 * <pre>{@code
 * memoryBanks:
 *   fine: {input: s5, components: 64, ...}
 * terms:
 *   fine: {standardise: none, ...}           # term of the map fine
 *   local: {map: fine, standardise: per_position, ...}
 * }</pre>
 */
public final class NamedEntries {
  /** Keys that hold entries by name, each with the record component that receives the name. */
  public static final Map<String, String> NAMED =
      Map.of(
          "memoryBanks",
          "name",
          "imageStatistics",
          "name",
          "cellGaussians",
          "name",
          "terms",
          "map");

  private NamedEntries() {}

  /**
   * Converts a section to settings, which have lists in place of entries by name. The map of a term
   * is its name where the term has no key {@code map}.
   *
   * @param method name of the section, for errors
   * @throws BlemishException naming the key that is unknown, missing or of the wrong kind
   */
  public static <T> T convert(JsonNode section, Class<T> type, String method) {
    if (!(section instanceof ObjectNode)) {
      throw new BlemishException(
          "section '%s': expected settings as 'key: value' lines".formatted(method));
    }
    ObjectNode converted = section.deepCopy();
    NAMED.forEach((key, component) -> list(converted, key, component, method));
    return Json.convert(converted, type, "section '" + method + "'");
  }

  private static void list(ObjectNode section, String key, String component, String method) {
    if (!(section.get(key) instanceof ObjectNode entries)) {
      return;
    }
    ArrayNode list = section.putArray(key);
    for (var entry : entries.properties()) {
      if (!(entry.getValue() instanceof ObjectNode value)) {
        throw new BlemishException(
            "%s.%s.%s: expected settings as {key: value}, got %s"
                .formatted(method, key, entry.getKey(), entry.getValue()));
      }
      ObjectNode named = value.deepCopy();
      if (!named.has(component)) {
        named.put(component, entry.getKey());
      }
      list.add(named);
    }
  }
}
