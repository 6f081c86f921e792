// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.SystemLimit;

/**
 * JSON by the project's rules ({@link StrictMappers}): unknown, repeated and missing keys are
 * errors, and so are numbers that are not finite; a key whose component is an {@code Optional} may
 * be missing, and is not written if empty. Equal values give equal bytes on every JDK: components
 * in the order of their record, map entries sorted by key, floats in their shortest form, UTF-8,
 * line feeds.
 *
 * <p>Every failure to read is a {@link org.blemish.core.BlemishException} that names the source and
 * the key. Thread-safe.
 */
public final class Json {
  /** Most bytes of a file that is read. */
  public static final long MAX_FILE_BYTES = SystemLimit.JSON_BYTES.orDefault(32 << 20);

  private static final JsonMapper MAPPER = StrictMappers.json();

  private Json() {}

  /** Reads a whole UTF-8 file of at most {@link #MAX_FILE_BYTES}. */
  public static <T> T read(Path file, Class<T> type) {
    return JsonErrors.parse(
        file.toString(), () -> MAPPER.readValue(FileBytes.read(file, MAX_FILE_BYTES), type));
  }

  /**
   * @param where what the text is, for messages: a path, or a file and its entry
   */
  public static <T> T read(byte[] utf8, Class<T> type, String where) {
    return JsonErrors.parse(where, () -> MAPPER.readValue(utf8, type));
  }

  /**
   * @param where what the text is, for messages
   */
  public static <T> T read(String text, Class<T> type, String where) {
    return JsonErrors.parse(where, () -> MAPPER.readValue(text, type));
  }

  /**
   * Converts a tree to a value, by the same rules as reading.
   *
   * @param where what the tree is, for messages
   */
  public static <T> T convert(JsonNode tree, Class<T> type, String where) {
    return JsonErrors.parse(where, () -> MAPPER.treeToValue(tree, type));
  }

  /** The value as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Indented UTF-8 text that ends with a line feed. */
  public static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** Indented text that ends with a line feed. */
  public static String text(Object value) {
    return JsonErrors.written(() -> MAPPER.writeValueAsString(value)) + "\n";
  }

  /** The value on one line, without a line feed at its end: for JSON lines. */
  public static String line(Object value) {
    return JsonErrors.written(
        () -> MAPPER.writer().without(StrictMappers.INDENT).writeValueAsString(value));
  }
}
