// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;

/**
 * YAML for configuration files that people write, by the rules of {@link Json}. Thread-safe.
 * Aliases and tags that would build objects are not followed: the text gives plain trees.
 */
public final class Yaml {
  private static final ObjectMapper MAPPER = Strict.yaml();

  private Yaml() {}

  /** Reads a whole UTF-8 file. */
  public static <T> T read(Path file, Class<T> type) {
    return Failures.parsed(file.toString(), () -> MAPPER.readValue(Failures.bytes(file), type));
  }

  /**
   * @param where what the text is, for errors
   */
  public static <T> T read(String text, Class<T> type, String where) {
    return Failures.parsed(where, () -> MAPPER.readValue(text, type));
  }

  /**
   * The plain tree of a text, so that settings can be merged before {@link Json#convert}.
   *
   * @param where what the text is, for errors
   */
  public static JsonNode tree(String text, String where) {
    return Failures.parsed(where, () -> MAPPER.readTree(text));
  }

  /** The value as YAML text that ends with a line feed. */
  public static String text(Object value) {
    return Json.written(() -> MAPPER.writeValueAsString(value));
  }
}
