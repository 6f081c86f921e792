// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.data.text.Yaml;

/**
 * Merges the settings of a server: environment variables over the YAML file over defaults. A
 * variable is the key in upper case behind {@value #PREFIX}, such as {@code
 * BLEMISH_SERVER_LIMITS_BODY_MEGABYTES} for {@code limits.bodyMegabytes}.
 *
 * @param environment variables by name
 */
public record SettingsReader(Map<String, String> environment) {
  /** Begins the name of each variable. */
  public static final String PREFIX = "BLEMISH_SERVER_";

  public SettingsReader {
    environment = Map.copyOf(environment);
  }

  /**
   * Reads all settings.
   *
   * @param file YAML; empty for none
   * @throws BlemishException naming the file or variable, and the key, if a setting is unknown or
   *     not valid
   */
  public ServerSettings read(Optional<Path> file) {
    ObjectNode settings = Json.tree(ServerSettings.DEFAULT).deepCopy();
    String where = file.map(Path::toString).orElse("settings");
    file.ifPresent(
        path -> {
          JsonNode given = Yaml.tree(path);
          if (given instanceof ObjectNode keys) {
            merge(settings, keys);
          } else if (!given.isMissingNode() && !given.isNull()) {
            throw new BlemishException("%s: expected keys and values".formatted(path));
          }
        });
    Map<String, String> left = new TreeMap<>(environment);
    left.keySet().removeIf(name -> !name.startsWith(PREFIX));
    SettingKeys.of(ServerSettings.class)
        .forEach(
            key -> {
              String text = left.remove(variable(key));
              if (text != null) {
                set(settings, key, key.isText() ? Json.tree(text) : value(text, variable(key)));
              }
            });
    if (!left.isEmpty()) {
      throw new BlemishException(
          "%s is no setting: 'blemish serve --print-config' shows all"
              .formatted(left.keySet().iterator().next()));
    }
    ServerSettings read = Json.convert(settings, ServerSettings.class, where);
    read.requireSafe();
    return read;
  }

  private static JsonNode value(String text, String variable) {
    return Yaml.tree(text, variable);
  }

  private static String variable(SettingKeys.Key key) {
    return PREFIX
        + String.join("_", key.path())
            .replaceAll("([a-z])([A-Z])", "$1_$2")
            .toUpperCase(Locale.ROOT);
  }

  private static void merge(ObjectNode into, ObjectNode given) {
    given
        .properties()
        .forEach(
            entry -> {
              if (into.get(entry.getKey()) instanceof ObjectNode inner
                  && entry.getValue() instanceof ObjectNode keys) {
                merge(inner, keys);
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }

  private static void set(ObjectNode settings, SettingKeys.Key key, JsonNode value) {
    ObjectNode at = settings;
    for (String name : key.path().subList(0, key.path().size() - 1)) {
      at = at.get(name) instanceof ObjectNode inner ? inner : at.putObject(name);
    }
    at.set(key.path().get(key.path().size() - 1), value);
  }
}
