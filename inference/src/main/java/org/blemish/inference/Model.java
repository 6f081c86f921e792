// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.BackgroundTask;
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
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.onnx.OnnxModel;

/**
 * A model in memory: what a model file contains, read and checked. Immutable.
 *
 * @param metadata where it comes from
 * @param pipeline from an input to the head
 * @param backbone empty for depth alone
 * @param head from features to raw maps
 * @param decisionRule from raw maps to verdicts
 * @param ignore pixels that never count; inputs must be of its size
 * @param gate which images are accepted; empty if all are
 * @param digest of the model file that it was read from, lower-case hex of SHA-256; {@link
 *     #NO_FILE} if there is no such file
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
  /** The digest of models that were not read from a file: 64 zeros. */
  public static final String NO_FILE = "0".repeat(64);

  /** A model without backbone, ignore mask and quality gate. */
  public static Model of(
      ModelMetadata metadata, Pipeline pipeline, OnnxModel head, DecisionRule decisionRule) {
    return new Model(
        metadata,
        pipeline,
        Optional.empty(),
        head,
        decisionRule,
        Optional.empty(),
        Optional.empty(),
        NO_FILE);
  }

  /** The same model with this backbone, or without one; not a model of a file any more. */
  public Model withBackbone(Optional<Backbone> other) {
    return new Model(metadata, pipeline, other, head, decisionRule, ignore, gate, NO_FILE);
  }

  /** The same model with this decision rule; not a model of a file any more. */
  public Model withDecisionRule(DecisionRule other) {
    return new Model(metadata, pipeline, backbone, head, other, ignore, gate, NO_FILE);
  }

  /** The same model with this ignore mask, or without one; not a model of a file any more. */
  public Model withIgnore(Optional<Mask> other) {
    return new Model(metadata, pipeline, backbone, head, decisionRule, other, gate, NO_FILE);
  }

  /** The same model with this quality gate, or without one; not a model of a file any more. */
  public Model withGate(Optional<QualityGate> other) {
    return new Model(metadata, pipeline, backbone, head, decisionRule, ignore, other, NO_FILE);
  }

  /**
   * Reads a model file. Models of this process with the same backbone share its bytes.
   *
   * @throws org.blemish.core.BlemishException naming file and entry if the file is damaged, altered
   *     or of an unknown version
   */
  public static Model read(Path path) {
    try (ModelFile file = ModelFile.open(path)) {
      // In a process that has just started, its SHA-256 takes as long as reading all the rest.
      BackgroundTask<Optional<Backbone>> backbone =
          BackgroundTask.start("blemish-backbone", () -> backbone(file));
      Pipeline pipeline =
          Json.read(
              file.array(ModelEntry.PIPELINE), Pipeline.class, file.where(ModelEntry.PIPELINE));
      DecisionRule decisionRule = file.decisionRule();
      Optional<QualityGate> gate = file.gate();
      OnnxModel head = OnnxModel.of(file.array(ModelEntry.HEAD), file.where(ModelEntry.HEAD));
      return new Model(
          file.manifest().model(),
          pipeline,
          backbone.get(),
          head,
          decisionRule,
          ignore(file),
          gate,
          file.digest());
    } catch (BlemishException e) {
      throw e.whileReadingModel();
    }
  }

  private static Optional<Backbone> backbone(ModelFile file) {
    return file.has(ModelEntry.BACKBONE)
        ? Optional.of(
            new Backbone(
                Json.read(
                    file.array(ModelEntry.BACKBONE_DESCRIPTOR),
                    BackboneDescriptor.class,
                    file.where(ModelEntry.BACKBONE_DESCRIPTOR)),
                graph(file)))
        : Optional.empty();
  }

  /** The backbone's graph, whose bytes are not read into memory if another model holds them. */
  private static OnnxModel graph(ModelFile file) {
    String sha256 = file.digest(ModelEntry.BACKBONE).sha256();
    Optional<OnnxModel> shared = SharedGraphs.OF_PROCESS.get(sha256);
    if (shared.isPresent()) {
      file.verify(ModelEntry.BACKBONE);
      return shared.get();
    }
    return SharedGraphs.OF_PROCESS.get(
        sha256,
        () -> OnnxModel.of(file.array(ModelEntry.BACKBONE), file.where(ModelEntry.BACKBONE)));
  }

  private static Optional<Mask> ignore(ModelFile file) {
    return file.has(ModelEntry.IGNORE)
        ? Optional.of(Images.readMask(file.array(ModelEntry.IGNORE), file.where(ModelEntry.IGNORE)))
        : Optional.empty();
  }

  /**
   * Writes a model file, completely or not at all, without records of its training.
   *
   * @param file a new file, or one to replace
   * @return the file's digest
   * @throws org.blemish.core.BlemishException if the file cannot be written
   */
  public String write(Path file) {
    return write(file, Map.of());
  }

  /**
   * Writes a model file with records of its training. A model in memory has no records: those of
   * the file that it was read from are not written.
   *
   * @param records optional entries that inspection does not need, such as the calibration record
   * @return the file's digest
   */
  public String write(Path file, Map<ModelEntry, EntryContent> records) {
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
    return ModelWriter.write(file, metadata, decisionRule, entries);
  }
}
