// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.model.EntryContent;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.model.ModelWriter;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.DecisionRuleFormat;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.onnx.OnnxModel;

/**
 * A model in memory: what stands in a model file, read and checked.
 *
 * @param metadata where it comes from
 * @param pipeline from an input to the head
 * @param backbone empty for depth alone
 * @param head from features to raw maps
 * @param decisionRule from raw maps to verdicts
 * @param ignore pixels that are never looked at; inputs have to be of its size
 * @param gate which pictures are trusted; empty where they are taken as they come
 * @param digest names the model file that it was read from
 */
public record Model(
    ModelMetadata metadata,
    Pipeline pipeline,
    Optional<Backbone> backbone,
    OnnxModel head,
    DecisionRule decisionRule,
    Optional<Mask> ignore,
    Optional<QualityGate> gate,
    String digest) {
  /**
   * Reads a model file.
   *
   * @throws org.blemish.core.BlemishException naming file and entry where it cannot be trusted
   */
  public static Model read(Path path) {
    try (ModelFile file = ModelFile.open(path)) {
      Optional<Backbone> backbone =
          file.has(ModelEntry.BACKBONE)
              ? Optional.of(
                  new Backbone(
                      Json.read(
                          file.array(ModelEntry.BACKBONE_DESCRIPTOR),
                          BackboneDescriptor.class,
                          file.where(ModelEntry.BACKBONE_DESCRIPTOR)),
                      OnnxModel.of(
                          file.array(ModelEntry.BACKBONE), file.where(ModelEntry.BACKBONE))))
              : Optional.empty();
      return new Model(
          file.manifest().model(),
          Json.read(
              file.array(ModelEntry.PIPELINE), Pipeline.class, file.where(ModelEntry.PIPELINE)),
          backbone,
          OnnxModel.of(file.array(ModelEntry.HEAD), file.where(ModelEntry.HEAD)),
          DecisionRuleFormat.read(
              file.array(ModelEntry.SCORING),
              file.array(ModelEntry.SCORING_TENSORS),
              path.toString()),
          ignore(file),
          file.gate(),
          file.digest());
    }
  }

  private static Optional<Mask> ignore(ModelFile file) {
    return file.has(ModelEntry.IGNORE)
        ? Optional.of(Images.readMask(file.array(ModelEntry.IGNORE), file.where(ModelEntry.IGNORE)))
        : Optional.empty();
  }

  /**
   * Writes a model file, whole or not at all.
   *
   * @param ignore pixels that are never looked at
   * @return the file's digest
   */
  public static String write(
      Path target,
      ModelMetadata facts,
      Pipeline pipeline,
      Optional<Backbone> backbone,
      OnnxModel head,
      DecisionRule judge,
      Optional<Mask> ignore,
      Optional<QualityGate> gate,
      Map<ModelEntry, EntryContent> records) {
    Map<ModelEntry, EntryContent> entries = new EnumMap<>(ModelEntry.class);
    entries.putAll(records);
    entries.put(ModelEntry.PIPELINE, EntryContent.of(Json.bytes(pipeline)));
    backbone.ifPresent(
        network -> {
          entries.put(
              ModelEntry.BACKBONE_DESCRIPTOR, EntryContent.of(Json.bytes(network.descriptor())));
          entries.put(ModelEntry.BACKBONE, EntryContent.of(network.graph().bytes()));
        });
    entries.put(ModelEntry.HEAD, EntryContent.of(head.bytes()));
    ignore.ifPresent(mask -> entries.put(ModelEntry.IGNORE, EntryContent.of(Images.png(mask))));
    gate.ifPresent(g -> entries.put(ModelEntry.GATE, EntryContent.of(Json.bytes(g))));
    return ModelWriter.write(target, facts, judge, entries);
  }

  /** Writes a model file without records of its training. */
  public static String write(
      Path target,
      ModelMetadata facts,
      Pipeline pipeline,
      Optional<Backbone> backbone,
      OnnxModel head,
      DecisionRule judge,
      Optional<Mask> ignore,
      Optional<QualityGate> gate) {
    return write(target, facts, pipeline, backbone, head, judge, ignore, gate, Map.of());
  }
}
