// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.blemish.training.method.NamedEntries;

/**
 * Memory banks and terms that are written as a list, {@code [{name: fine, ...}]} instead of {@code
 * {fine: {...}}}. A list replaces all entries; entries by name override single ones.
 */
final class NamedLists {
  private NamedLists() {}

  /** Converts the lists of a section to entries by name. */
  static void replaceAll(ObjectNode section) {
    for (String key : NamedEntries.NAMED.keySet()) {
      entries(key, section.path(key)).ifPresent(named -> section.set(key, named));
    }
  }

  /** The entries of a list by name; empty if the value is no list of entries. */
  static Optional<ObjectNode> entries(String key, JsonNode value) {
    String component = NamedEntries.NAMED.get(key);
    if (component == null || !(value instanceof ArrayNode list)) {
      return Optional.empty();
    }
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    for (JsonNode item : list) {
      if (!(item instanceof ObjectNode entry) || !entry.path(component).isTextual()) {
        return Optional.empty(); // converting the section reports what is wrong
      }
      named.set(unused(entry.path(component).asText(), named), entry);
    }
    return Optional.of(named);
  }

  /** A list may have several terms of one map. */
  private static String unused(String name, ObjectNode taken) {
    String unused = name;
    for (int i = 2; taken.has(unused); i++) {
      unused = name + "_" + i;
    }
    return unused;
  }
}
