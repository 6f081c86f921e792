// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.data.text.Yaml;

/**
 * The effective configuration: a preset, overridden by a file, overridden by each {@link Setting}.
 * The pipeline's settings are {@link TrainingSettings}; a section with the name of a method is read
 * by that method. Immutable.
 */
public final class Configuration {
  /** Presets, the default first. */
  public static final List<String> PRESETS = List.of("balanced", "fast", "accurate", "paper");

  /** Key of a preset: settings that replace others where the modality has scans. */
  private static final String WITH_SCANS = "withScans";

  /** Key of a preset: the name of one whose settings it changes. */
  private static final String EXTENDS = "extends";

  /** Keys of the pipeline; all others are sections of methods. */
  private static final Set<String> OWN_KEYS =
      Arrays.stream(TrainingSettings.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final ObjectNode tree;

  private Configuration(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Merges preset, file and single settings.
   *
   * @param preset one of {@link #PRESETS}
   * @param file YAML with any of the settings
   * @param settings each overrides those before it
   * @throws BlemishException naming the key or file that is wrong
   */
  public static Configuration of(String preset, Optional<Path> file, List<Setting> settings) {
    ObjectNode base = preset(preset);
    Optional<JsonNode> withScans = Optional.ofNullable(base.remove(WITH_SCANS));
    base.put("preset", preset);
    List<ObjectNode> overrides = new ArrayList<>();
    file.ifPresent(path -> overrides.add(read(path)));
    settings.forEach(setting -> overrides.add(EarlierKeys.renamed(setting.tree())));
    ObjectNode tree = merged(base, overrides);
    if (withScans.isPresent() && usesScans(tree)) {
      overrides.add(0, object(withScans.get(), "preset " + preset));
      tree = merged(base, overrides);
    }
    EarlierKeys.removeUnusedTerms(tree);
    return new Configuration(tree);
  }

  private static ObjectNode merged(ObjectNode base, List<ObjectNode> overrides) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    merge(tree, base);
    overrides.forEach(override -> merge(tree, override.deepCopy()));
    return tree;
  }

  private static boolean usesScans(ObjectNode tree) {
    return Arrays.stream(Modality.values())
        .filter(Modality::usesScan)
        .anyMatch(modality -> modality.toString().equals(tree.path("modality").asText()));
  }

  /** Reads the configuration that a run saved. */
  public static Configuration saved(Path file) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    merge(tree, read(file));
    return new Configuration(tree);
  }

  /** The same configuration with another value of a setting. */
  public Configuration with(Setting setting) {
    return new Configuration(merged(tree, List.of(setting.tree())));
  }

  /**
   * The settings of the pipeline, without the sections of methods.
   *
   * @param methods names of the methods on the class path; presets may have sections of others
   * @throws BlemishException naming a key that is unknown, missing or of the wrong kind
   */
  public TrainingSettings settings(Set<String> methods) {
    ObjectNode own = tree.deepCopy();
    own.remove(methods);
    for (String name : PRESETS) {
      preset(name).fieldNames().forEachRemaining(key -> removeSection(own, key));
    }
    TrainingSettings settings = Json.convert(own, TrainingSettings.class, "configuration");
    if (!methods.contains(settings.method())) {
      throw new BlemishException(
          "method '%s' is not known: choose one of %s"
              .formatted(settings.method(), String.join(", ", new TreeSet<>(methods))));
    }
    return settings;
  }

  /** The section of a method; an empty object if there is none. */
  public ObjectNode section(String method) {
    JsonNode section = tree.path(method);
    return section.isMissingNode()
        ? JsonNodeFactory.instance.objectNode()
        : object(section, "section '" + method + "'");
  }

  /** All settings that have an effect, to be saved; without the sections of other methods. */
  public ObjectNode tree() {
    ObjectNode effective = tree.deepCopy();
    String method = tree.path("method").asText();
    tree.fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals(method)) {
                removeSection(effective, key);
              }
            });
    return effective;
  }

  private static void removeSection(ObjectNode node, String key) {
    if (!OWN_KEYS.contains(key)) {
      node.remove(key);
    }
  }

  private static ObjectNode preset(String name) {
    if (!PRESETS.contains(name)) {
      throw new BlemishException(
          "preset '%s' is not known: choose one of %s".formatted(name, String.join(", ", PRESETS)));
    }
    try (InputStream in = Configuration.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("preset " + name + " is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ObjectNode own = object(Yaml.read(text, JsonNode.class, "preset " + name), "preset " + name);
      JsonNode base = own.remove(EXTENDS);
      return base == null ? own : merged(preset(base.asText()), List.of(own));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of a file; empty if it contains only comments. */
  private static ObjectNode read(Path file) {
    JsonNode tree = Yaml.tree(file);
    return tree.isMissingNode()
        ? JsonNodeFactory.instance.objectNode()
        : EarlierKeys.renamed(object(tree, file.toString()));
  }

  private static ObjectNode object(JsonNode node, String source) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new BlemishException(source + ": expected settings as 'key: value' lines");
  }

  /** Overrides settings by those of {@code over}; {@code null} removes a setting. */
  private static void merge(ObjectNode base, ObjectNode over) {
    for (var field : over.properties()) {
      String key = field.getKey();
      JsonNode value = field.getValue();
      Optional<ObjectNode> replacing = NamedLists.entries(key, value);
      if (key.equals(EarlierKeys.MEMORY_BANKS)) {
        base.set("memoryBanks", EarlierKeys.memoryBanks(value, base));
      } else if (replacing.isPresent()) {
        base.set(
            key, key.equals("terms") ? EarlierKeys.terms(replacing.get(), base) : replacing.get());
      } else if (value.isNull()) {
        base.remove(key);
      } else if (value instanceof ObjectNode above) {
        ObjectNode below =
            base.get(key) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
        merge(below, above);
        base.set(key, below);
      } else {
        base.set(key, value);
      }
    }
  }
}
