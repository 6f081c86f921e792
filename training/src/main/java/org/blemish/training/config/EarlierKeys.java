// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.blemish.core.BlemishException;

/**
 * Reads keys of earlier versions, in files, in runs that are resumed and on the command line:
 * {@code variants}, {@code memories}, {@code relief}, {@code depth.fills} and {@code depth.level}.
 */
final class EarlierKeys {
  /** Earlier key of a list of memory banks. */
  static final String MEMORY_BANKS = "memories";

  private static final String DEPTH_BANK = "relief";
  private static final Map<String, String> DEPTH =
      Map.of("fills", "gapFillingPasses", "level", "relativeToBackground");

  private EarlierKeys() {}

  /** The same settings under their present keys; the given tree is not changed. */
  static ObjectNode renamed(ObjectNode tree) {
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    for (var entry : tree.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (key.equals("variants")) {
        renamed.set("augmentation", value);
      } else if (key.equals("depth") && value instanceof ObjectNode depth) {
        renamed.set(key, depth(depth));
      } else if (value instanceof ObjectNode section) {
        renamed.set(key, section(section));
      } else {
        renamed.set(key, value);
      }
    }
    return renamed;
  }

  private static ObjectNode depth(ObjectNode depth) {
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    depth
        .properties()
        .forEach(e -> renamed.set(DEPTH.getOrDefault(e.getKey(), e.getKey()), e.getValue()));
    return renamed;
  }

  private static ObjectNode section(ObjectNode section) {
    if (!section.has(MEMORY_BANKS) && !section.has(DEPTH_BANK)) {
      return section;
    }
    ObjectNode renamed = section.deepCopy();
    JsonNode relief = renamed.remove(DEPTH_BANK);
    JsonNode banks = renamed.get(MEMORY_BANKS);
    if (banks != null && !banks.isArray()) {
      renamed.remove(MEMORY_BANKS);
      renamed.set("memoryBanks", banks);
    }
    if (relief != null) {
      NamedLists.replaceAll(renamed);
      depthBank(relief, renamed);
    }
    return renamed;
  }

  /**
   * The memory banks of a list {@code memories}. Such a list never named the bank of depth, which
   * is kept from the section that the list overrides.
   *
   * @param base the overridden section
   */
  static ObjectNode memoryBanks(JsonNode list, ObjectNode base) {
    ObjectNode banks =
        NamedLists.entries("memoryBanks", list)
            .orElseThrow(
                () ->
                    new BlemishException(
                        "memories: expected a list of {name: ..., input: ...}, got " + list));
    JsonNode depth = base.at("/memoryBanks/" + DEPTH_BANK);
    if (!depth.isMissingNode() && !banks.has(DEPTH_BANK)) {
      banks.set(DEPTH_BANK, depth);
    }
    return banks;
  }

  /** The terms of a list, and that of the bank of depth, which such a list never named. */
  static ObjectNode terms(ObjectNode terms, ObjectNode base) {
    JsonNode depth = base.at("/terms/" + DEPTH_BANK);
    if (!depth.isMissingNode() && !terms.isEmpty() && !terms.has(DEPTH_BANK)) {
      terms.set(DEPTH_BANK, depth);
    }
    return terms;
  }

  /** Removes the term of the bank of depth where that bank has been removed. */
  static void removeUnusedTerms(ObjectNode tree) {
    for (JsonNode section : tree) {
      if (section.has("memoryBanks")
          && section.at("/memoryBanks/" + DEPTH_BANK).isMissingNode()
          && section.get("terms") instanceof ObjectNode terms) {
        terms.remove(DEPTH_BANK);
      }
    }
  }

  /** Reads {@code relief: {memory: {name, ...}, term: {...}}}; {@code null} removes both. */
  private static void depthBank(JsonNode relief, ObjectNode section) {
    String name = relief.at("/memory/name").asText(DEPTH_BANK);
    if (relief.isNull()) {
      section.withObjectProperty("memoryBanks").putNull(name);
      section.withObjectProperty("terms").putNull(name);
      return;
    }
    if (relief.get("memory") instanceof ObjectNode bank) {
      ObjectNode unnamed = bank.deepCopy();
      unnamed.remove("name");
      section.withObjectProperty("memoryBanks").set(name, unnamed);
    }
    if (relief.get("term") instanceof ObjectNode term) {
      section.withObjectProperty("terms").set(name, term);
    }
  }
}
