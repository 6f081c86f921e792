// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.model.EntryContent;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.inference.feedback.ModelChange;

/**
 * Result of a {@link Calibrator}.
 *
 * @param decisionRule with the new thresholds
 * @param gate that accepts the images it was calibrated with; empty if the model has none
 * @param images scores of the images
 */
public record Recalibration(
    DecisionRule decisionRule, Optional<QualityGate> gate, List<CalibrationImage> images) {
  public Recalibration {
    images = List.copyOf(images);
  }

  /**
   * Writes the model with the new thresholds, their record and the fingerprints of the images; all
   * other entries stay as they are.
   *
   * @param model file that was calibrated
   * @param target may be the same path
   * @param used fingerprints of the images; may be empty
   * @return the digest of the new model
   * @throws org.blemish.core.BlemishException if a file cannot be read or written
   */
  public String write(Path model, Path target, List<UsedImage> used) {
    try (ModelFile file = ModelFile.open(model)) {
      Map<ModelEntry, EntryContent> changes = new EnumMap<>(ModelEntry.class);
      gate.ifPresent(g -> changes.put(ModelEntry.GATE, EntryContent.of(Json.bytes(g))));
      changes.put(
          ModelEntry.CALIBRATION,
          EntryContent.of(Json.bytes(CalibrationRecord.of(CalibrationSource.HELD_OUT, 0, images))));
      if (!used.isEmpty()) {
        UsedImages all = file.usedImages().orElse(new UsedImages(List.of())).with(used);
        changes.put(ModelEntry.FINGERPRINTS, EntryContent.of(Json.bytes(all)));
      }
      return ModelChange.by(model, target, "calibrate")
          .write(
              file,
              decisionRule,
              changes,
              "thresholds from %d good images".formatted(images.size()));
    }
  }
}
