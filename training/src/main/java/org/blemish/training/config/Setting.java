// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.data.text.Yaml;

/**
 * A single setting of a {@link Configuration}.
 *
 * @param key names of its sections and its own name, joined by dots: {@code ast.teacher.epochs}
 * @param value the value; JSON's {@code null} removes the setting
 */
public record Setting(String key, JsonNode value) {
  /** A text, taken literally. */
  public static Setting of(String key, String text) {
    return new Setting(key, JsonNodeFactory.instance.textNode(text));
  }

  public static Setting of(String key, double number) {
    return new Setting(key, JsonNodeFactory.instance.numberNode(number));
  }

  /** An integer, with the same kind of node that YAML gives it. */
  public static Setting of(String key, long number) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    boolean isInt = number == (int) number;
    return new Setting(key, isInt ? nodes.numberNode((int) number) : nodes.numberNode(number));
  }

  /**
   * Reads settings that a user wrote.
   *
   * @param texts each {@code key.key=value} with the value in YAML, such as {@code seed=3} or
   *     {@code patchcore.input=[s5, s6]}
   * @throws BlemishException if a text has another form
   */
  public static List<Setting> parse(List<String> texts) {
    return texts.stream().map(Setting::parse).toList();
  }

  private static Setting parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new BlemishException(
          "setting '%s': expected key=value, such as seed=3".formatted(text));
    }
    return new Setting(
        text.substring(0, equals),
        Yaml.read(text.substring(equals + 1), JsonNode.class, "setting '" + text + "'"));
  }

  /** The value within its sections. */
  ObjectNode tree() {
    int dot = key.indexOf('.');
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    return dot < 0
        ? tree.set(key, value)
        : tree.set(key.substring(0, dot), new Setting(key.substring(dot + 1), value).tree());
  }
}
