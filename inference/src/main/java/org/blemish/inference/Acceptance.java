// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.model.EntryContent;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.inference.feedback.AcceptedImages;
import org.blemish.inference.feedback.ModelChange;
import org.blemish.inference.onnx.MemoryBankPatches;
import org.blemish.inference.onnx.SessionOptions;

/**
 * Accepts images as good without training: their patches are added to the memory banks of a model.
 * Networks, scoring and thresholds stay as they are; since more patches can only lower distances,
 * the stated false reject rate still holds. For one thread; close it.
 */
public final class Acceptance implements AutoCloseable {
  private final Detector detector;
  private final AcceptedImages accepted;
  private int images;

  private Acceptance(Detector detector, AcceptedImages accepted) {
    this.detector = detector;
    this.accepted = accepted;
  }

  /**
   * Prepares the model of a detector.
   *
   * @param detector stays open
   * @throws BlemishException if the model has no memory bank
   */
  public static Acceptance of(Detector detector) {
    Model model = detector.model();
    if (MemoryBankPatches.of(model.head()).banks().isEmpty()) {
      throw new BlemishException(
          Fault.MODEL,
          "a model of method %s has no memory bank that images could be added to: train again with these images among the good ones"
              .formatted(model.metadata().method()));
    }
    return new Acceptance(detector, AcceptedImages.into(model.head(), SessionOptions.threads(1)));
  }

  /**
   * Accepts an image.
   *
   * @param source its name in errors
   */
  public void add(Input input, String source) {
    detector.features(input, source, accepted::add);
    images++;
  }

  /** Number of patches that were added so far. */
  public int patches() {
    return accepted.patches();
  }

  /**
   * Writes the model with the accepted images.
   *
   * @param model file of the detector's model
   * @param target may be the same path
   * @param used fingerprints of the images
   * @return digest of the new model
   */
  public String write(Path model, Path target, List<UsedImage> used) {
    try (ModelFile file = ModelFile.open(model)) {
      Map<ModelEntry, EntryContent> changes = new EnumMap<>(ModelEntry.class);
      changes.put(ModelEntry.HEAD, EntryContent.of(accepted.head().bytes()));
      UsedImages all = file.usedImages().orElse(new UsedImages(List.of())).with(used);
      changes.put(ModelEntry.FINGERPRINTS, EntryContent.of(Json.bytes(all)));
      return ModelChange.by(model, target, "accept")
          .write(
              file,
              file.decisionRule(),
              changes,
              "%d images accepted, %d patches added".formatted(images, patches()));
    }
  }

  @Override
  public void close() {
    accepted.close();
  }
}
