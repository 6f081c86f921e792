// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.Sha256;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.DecisionRuleFormat;

/**
 * Writes model files, completely or not at all. Manifest, scoring and card are derived from
 * metadata and decision rule; other entries are written as given. Equal values give equal bytes.
 */
public final class ModelWriter {
  private ModelWriter() {}

  /**
   * @param target path of the model file; an existing file is replaced at the end
   * @param others {@link ModelEntry#PIPELINE}, {@link ModelEntry#HEAD} and optional entries
   * @return the model's digest
   * @throws IllegalArgumentException if a required entry is missing, or an entry is given that is
   *     derived from metadata and rule
   * @throws BlemishException if a content cannot be read or the target cannot be written; the
   *     target is then unchanged
   */
  public static String write(
      Path target, ModelMetadata facts, DecisionRule rule, Map<ModelEntry, EntryContent> others) {
    Map<ModelEntry, EntryContent> entries = new EnumMap<>(ModelEntry.class);
    entries.putAll(others);
    put(entries, ModelEntry.SCORING, DecisionRuleFormat.json(rule));
    put(entries, ModelEntry.SCORING_TENSORS, DecisionRuleFormat.tensors(rule));
    byte[] card = ModelCard.render(facts, rule.calibration()).getBytes(StandardCharsets.UTF_8);
    put(entries, ModelEntry.CARD, card);
    requireEntries(entries);
    byte[] manifest = Json.bytes(manifest(target, facts, entries));
    put(entries, ModelEntry.MANIFEST, manifest);
    Map<String, EntryContent> named = new LinkedHashMap<>();
    entries.forEach((entry, content) -> named.put(entry.fileName(), content));
    AtomicFile.write(target, out -> ZipWriter.write(out, named));
    return Sha256.of(manifest).hex();
  }

  /**
   * Writes a model with changed entries; all others are copied.
   *
   * @param rule decision rule of the changed model
   * @param changes entries that are replaced or added; none that are derived from metadata and rule
   * @param target may be the model's own path
   * @return the new model's digest
   */
  public static String changed(
      ModelFile model, DecisionRule rule, Map<ModelEntry, EntryContent> changes, Path target) {
    Map<ModelEntry, EntryContent> others = new EnumMap<>(ModelEntry.class);
    for (ModelEntry entry : model.entries()) {
      if (!isDerived(entry)) {
        others.put(entry, model.content(entry));
      }
    }
    others.putAll(changes);
    return write(target, model.manifest().model(), rule, others);
  }

  private static boolean isDerived(ModelEntry entry) {
    return switch (entry) {
      case MANIFEST, SCORING, SCORING_TENSORS, CARD -> true;
      case PIPELINE,
          BACKBONE_DESCRIPTOR,
          BACKBONE,
          HEAD,
          GATE,
          IGNORE,
          CALIBRATION,
          FINGERPRINTS,
          HISTORY ->
          false;
    };
  }

  private static void put(Map<ModelEntry, EntryContent> entries, ModelEntry entry, byte[] bytes) {
    if (entries.put(entry, EntryContent.of(bytes)) != null) {
      throw new IllegalArgumentException(
          entry + " is derived from metadata and rule, so it must not be given");
    }
  }

  private static void requireEntries(Map<ModelEntry, EntryContent> entries) {
    for (ModelEntry entry : ModelEntry.values()) {
      if (entry.required() && entry != ModelEntry.MANIFEST && !entries.containsKey(entry)) {
        throw new IllegalArgumentException(entry + " is missing");
      }
    }
    if (entries.containsKey(ModelEntry.BACKBONE)
        != entries.containsKey(ModelEntry.BACKBONE_DESCRIPTOR)) {
      throw new IllegalArgumentException("backbone and descriptor must be given together");
    }
  }

  private static ModelManifest manifest(
      Path target, ModelMetadata facts, Map<ModelEntry, EntryContent> entries) {
    Map<ModelEntry, EntryDigest> digests = new EnumMap<>(ModelEntry.class);
    entries.forEach(
        (entry, content) -> {
          EntryDigest digest = digestOf(target, entry, content);
          if (digest.length() > entry.limit()) {
            throw new BlemishException(
                "%s, entry %s: would have %d bytes, at most %d can be read back"
                    .formatted(target, entry.fileName(), digest.length(), entry.limit()));
          }
          digests.put(entry, digest);
        });
    return ModelManifest.of(facts, digests);
  }

  private static EntryDigest digestOf(Path target, ModelEntry entry, EntryContent content) {
    try {
      return EntryDigester.of(content).digest();
    } catch (IOException e) {
      throw new BlemishException(
          "%s, entry %s: its content cannot be read: %s".formatted(target, entry.fileName(), e), e);
    }
  }
}
