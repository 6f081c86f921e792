// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.JudgeFormat;

/**
 * Writes model files, whole or not at all. Manifest, scoring and card are written from values, the
 * other entries as they are given; equal values give equal bytes.
 */
public final class ModelWriter {
  private ModelWriter() {}

  /**
   * @param target where the model goes; an older file there is replaced at the end
   * @param others {@link Entry#PIPELINE} and {@link Entry#HEAD}, and what is optional
   * @return the model's digest
   * @throws IllegalArgumentException where an entry is missing, or one is given that follows from
   *     facts and judge
   * @throws BlemishException where a content cannot be read or the target cannot be written; the
   *     target is then as it was before
   */
  public static String write(Path target, Facts facts, Judge judge, Map<Entry, Content> others) {
    Map<Entry, Content> entries = new EnumMap<>(Entry.class);
    entries.putAll(others);
    put(entries, Entry.SCORING, JudgeFormat.json(judge));
    put(entries, Entry.SCORING_TENSORS, JudgeFormat.tensors(judge));
    byte[] card = ModelCard.render(facts, judge.calibration()).getBytes(StandardCharsets.UTF_8);
    put(entries, Entry.CARD, card);
    requireEntries(entries);
    byte[] manifest = Json.bytes(manifest(target, facts, entries));
    put(entries, Entry.MANIFEST, manifest);
    Map<String, Content> named = new LinkedHashMap<>();
    entries.forEach((entry, content) -> named.put(entry.fileName(), content));
    AtomicFile.write(target, out -> ZipWriter.write(out, named));
    return Measure.sha256(ByteBuffer.wrap(manifest));
  }

  /**
   * Writes a model with another judge: what {@code calibrate} does. No graph is touched.
   *
   * @param target may be the model's own path
   * @return the new model's digest
   */
  public static String withJudge(ModelFile model, Judge judge, Path target) {
    return withJudge(model, judge, model.gate(), target);
  }

  /**
   * Writes a model with another judge and quality gate.
   *
   * @param gate empty for none
   * @param target may be the model's own path
   * @return the new model's digest
   */
  public static String withJudge(
      ModelFile model, Judge judge, Optional<QualityGate> gate, Path target) {
    Map<Entry, Content> others = new EnumMap<>(Entry.class);
    for (Entry entry : model.entries()) {
      if (!follows(entry)) {
        others.put(entry, Content.of(model.bytes(entry)));
      }
    }
    gate.ifPresent(g -> others.put(Entry.GATE, Content.of(Json.bytes(g))));
    return write(target, model.manifest().model(), judge, others);
  }

  private static boolean follows(Entry entry) {
    return switch (entry) {
      case MANIFEST, SCORING, SCORING_TENSORS, GATE, CARD -> true;
      case PIPELINE, BACKBONE_DESCRIPTOR, BACKBONE, HEAD, IGNORE -> false;
    };
  }

  private static void put(Map<Entry, Content> entries, Entry entry, byte[] bytes) {
    if (entries.put(entry, Content.of(bytes)) != null) {
      throw new IllegalArgumentException(entry + " follows from facts and judge");
    }
  }

  private static void requireEntries(Map<Entry, Content> entries) {
    for (Entry entry : Entry.values()) {
      if (entry.required() && entry != Entry.MANIFEST && !entries.containsKey(entry)) {
        throw new IllegalArgumentException(entry + " is missing");
      }
    }
    if (entries.containsKey(Entry.BACKBONE) != entries.containsKey(Entry.BACKBONE_DESCRIPTOR)) {
      throw new IllegalArgumentException("a backbone and its descriptor come together");
    }
  }

  private static Manifest manifest(Path target, Facts facts, Map<Entry, Content> entries) {
    Map<Entry, EntryDigest> digests = new EnumMap<>(Entry.class);
    entries.forEach(
        (entry, content) -> {
          EntryDigest digest = measured(target, entry, content);
          if (digest.length() > entry.limit()) {
            throw new BlemishException(
                "%s, entry %s: would have %d bytes, at most %d can be read back"
                    .formatted(target, entry.fileName(), digest.length(), entry.limit()));
          }
          digests.put(entry, digest);
        });
    return Manifest.of(facts, digests);
  }

  private static EntryDigest measured(Path target, Entry entry, Content content) {
    try {
      return Measure.of(content).digest();
    } catch (IOException e) {
      throw new BlemishException(
          "%s, entry %s: its content cannot be read: %s".formatted(target, entry.fileName(), e), e);
    }
  }
}
