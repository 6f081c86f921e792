// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.json.Json;
import org.blemish.core.model.EntryContent;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelHistory;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.model.ModelWriter;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.inference.Model;
import org.blemish.inference.Pipeline;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.backbone.BackboneOutput;
import org.blemish.inference.backbone.Normalisation;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/** A model of a few kilobytes with all kinds of entries. */
final class SeedModel {
  private static final Size SIZE = new Size(64, 64);

  private SeedModel() {}

  static Backbone backbone() {
    GraphBuilder graph = new GraphBuilder("blocks");
    Value pixels = graph.input("pixels", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    graph.output("block", graph.averagePool(pixels, 8, 8, Window.valid().withStride(8)));
    return new Backbone(
        new BackboneDescriptor(
            "blocks",
            "means",
            "pixels",
            Normalisation.IMAGENET,
            Optional.empty(),
            64,
            Optional.empty(),
            List.of(new BackboneOutput("block", 3, 8)),
            "CC0-1.0",
            "test",
            Optional.empty()),
        graph.build());
  }

  static DecisionRule rule() {
    Scoring scoring =
        Scoring.fit(ScoringSettings.published("energy", new Reduction.Max()), List.of());
    return DecisionRule.calibrated(scoring, List.of(raw(1), raw(2), raw(3)));
  }

  private static RawMaps raw(float value) {
    return RawMaps.of(
        Map.of("energy", new FloatMap(1, 1, new float[] {value})), Geometry.stretched(SIZE, SIZE));
  }

  private static ModelMetadata metadata() {
    return new ModelMetadata(
        "tiny",
        "energy",
        "rgb",
        Optional.of("blocks"),
        Json.tree(Map.of("seed", 1)),
        3,
        Optional.empty(),
        Optional.of(7L),
        Map.of("blemish", "1"),
        Optional.of(1e-6));
  }

  private static Map<ModelEntry, EntryContent> records() {
    Map<ModelEntry, EntryContent> records = new EnumMap<>(ModelEntry.class);
    UsedImage used = new UsedImage("ab".repeat(32), "cd".repeat(32), UsedImage.Use.FITTED);
    records.put(
        ModelEntry.FINGERPRINTS, EntryContent.of(Json.bytes(new UsedImages(List.of(used)))));
    ModelHistory history =
        ModelHistory.EMPTY.with(
            new ModelHistory.Change("2026-01-01", "me", "threshold", "2.0", Optional.empty()));
    records.put(ModelEntry.HISTORY, EntryContent.of(Json.bytes(history)));
    return records;
  }

  /** Writes the model. */
  static void write(Path file) {
    GraphBuilder graph = new GraphBuilder("energy");
    Value input = graph.input("block", Value.DYNAMIC, 3, 8, 8);
    graph.output("energy", graph.reduceMean(graph.square(input), false, 1));
    Model.of(
            metadata(),
            new Pipeline(Preparation.stretched(SIZE), List.of("block"), Optional.empty()),
            graph.build(),
            rule())
        .withBackbone(Optional.of(backbone()))
        .write(file, records());
  }

  /** Writes the model with another content of one entry; all digests are right. */
  static void write(Path file, Path model, ModelEntry changed, byte[] content) {
    Map<ModelEntry, EntryContent> entries = new EnumMap<>(ModelEntry.class);
    try (ModelFile whole = ModelFile.open(model)) {
      for (ModelEntry entry : whole.entries()) {
        if (entry != ModelEntry.MANIFEST
            && entry != ModelEntry.CARD
            && entry != ModelEntry.SCORING
            && entry != ModelEntry.SCORING_TENSORS) {
          entries.put(entry, EntryContent.of(whole.array(entry)));
        }
      }
      entries.put(changed, EntryContent.of(content));
      ModelWriter.write(file, metadata(), rule(), entries);
    }
  }

  static byte[] entry(Path model, ModelEntry entry) {
    try (ModelFile whole = ModelFile.open(model)) {
      return whole.array(entry);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
