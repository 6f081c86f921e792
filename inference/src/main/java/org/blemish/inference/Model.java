// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.model.Content;
import org.blemish.core.model.Entry;
import org.blemish.core.model.Facts;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelWriter;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.JudgeFormat;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.onnx.OnnxModel;

/**
 * A model in memory: what stands in a model file, read and checked.
 *
 * @param facts where it comes from
 * @param pipeline from an input to the head
 * @param backbone empty for depth alone
 * @param head from features to raw maps
 * @param judge from raw maps to verdicts
 * @param ignore pixels that are never looked at; inputs have to be of its size
 * @param gate which pictures are trusted; empty where they are taken as they come
 * @param digest names the model file that it was read from
 */
public record Model(
    Facts facts,
    Pipeline pipeline,
    Optional<Backbone> backbone,
    OnnxModel head,
    Judge judge,
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
          file.has(Entry.BACKBONE)
              ? Optional.of(
                  new Backbone(
                      Json.read(
                          file.array(Entry.BACKBONE_DESCRIPTOR),
                          BackboneDescriptor.class,
                          file.where(Entry.BACKBONE_DESCRIPTOR)),
                      OnnxModel.of(file.array(Entry.BACKBONE), file.where(Entry.BACKBONE))))
              : Optional.empty();
      return new Model(
          file.manifest().model(),
          Json.read(file.array(Entry.PIPELINE), Pipeline.class, file.where(Entry.PIPELINE)),
          backbone,
          OnnxModel.of(file.array(Entry.HEAD), file.where(Entry.HEAD)),
          JudgeFormat.read(
              file.array(Entry.SCORING), file.array(Entry.SCORING_TENSORS), path.toString()),
          ignore(file),
          file.gate(),
          file.digest());
    }
  }

  private static Optional<Mask> ignore(ModelFile file) {
    return file.has(Entry.IGNORE)
        ? Optional.of(Images.readMask(file.array(Entry.IGNORE), file.where(Entry.IGNORE)))
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
      Facts facts,
      Pipeline pipeline,
      Optional<Backbone> backbone,
      OnnxModel head,
      Judge judge,
      Optional<Mask> ignore,
      Optional<QualityGate> gate) {
    Map<Entry, Content> entries = new EnumMap<>(Entry.class);
    entries.put(Entry.PIPELINE, Content.of(Json.bytes(pipeline)));
    backbone.ifPresent(
        network -> {
          entries.put(Entry.BACKBONE_DESCRIPTOR, Content.of(Json.bytes(network.descriptor())));
          entries.put(Entry.BACKBONE, Content.of(network.graph().bytes()));
        });
    entries.put(Entry.HEAD, Content.of(head.bytes()));
    ignore.ifPresent(mask -> entries.put(Entry.IGNORE, Content.of(Images.png(mask))));
    gate.ifPresent(g -> entries.put(Entry.GATE, Content.of(Json.bytes(g))));
    return ModelWriter.write(target, facts, judge, entries);
  }
}
