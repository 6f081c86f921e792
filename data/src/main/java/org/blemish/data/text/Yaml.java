// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import org.blemish.core.file.FileBytes;
import org.blemish.core.json.Json;
import org.blemish.core.json.JsonErrors;
import org.blemish.core.json.StrictMappers;

/**
 * YAML for configuration files that people write, by the rules of {@link Json}. Aliases, and tags
 * that would build objects, are not followed. Every failure to read is a {@link
 * org.blemish.core.BlemishException} that names the source and the key. Thread-safe.
 */
public final class Yaml {
  /** Most bytes of a file that is read: far more than people write. */
  public static final long MAX_FILE_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER =
      StrictMappers.rules(
              YAMLMapper.builder(
                  YAMLFactory.builder()
                      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                      .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                      .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                      .build()))
          .build();

  private Yaml() {}

  /** Reads a whole UTF-8 file of at most {@link #MAX_FILE_BYTES}. */
  public static <T> T read(Path file, Class<T> type) {
    return JsonErrors.parse(
        file.toString(), () -> MAPPER.readValue(FileBytes.read(file, MAX_FILE_BYTES), type));
  }

  /**
   * @param where source of the text, for errors
   */
  public static <T> T read(String text, Class<T> type, String where) {
    return JsonErrors.parse(where, () -> MAPPER.readValue(text, type));
  }

  /**
   * Reads a text as a tree, so that settings can be merged before {@link Json#convert}.
   *
   * @param where source of the text, for errors
   */
  public static JsonNode tree(String text, String where) {
    return JsonErrors.parse(where, () -> MAPPER.readTree(text));
  }

  /** Reads a whole UTF-8 file of at most {@link #MAX_FILE_BYTES} as a tree. */
  public static JsonNode tree(Path file) {
    return tree(FileBytes.readText(file, MAX_FILE_BYTES), file.toString());
  }

  /** The value as YAML text, which ends with a line feed. */
  public static String text(Object value) {
    return JsonErrors.written(() -> MAPPER.writeValueAsString(value));
  }
}
