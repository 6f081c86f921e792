// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelWriter;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.DecisionRule;

/**
 * Result of a {@link Calibrator}.
 *
 * @param decisionRule with the new thresholds
 * @param gate that accepts the images it was calibrated with; empty where the model has none
 */
public record Recalibration(DecisionRule decisionRule, Optional<QualityGate> gate) {
  /**
   * Writes the model with the new thresholds; all other entries stay as they are.
   *
   * @param model file that was calibrated
   * @param target may be the same path
   * @return the digest of the new model
   * @throws org.blemish.core.BlemishException where a file cannot be read or written
   */
  public String write(Path model, Path target) {
    try (ModelFile file = ModelFile.open(model)) {
      return ModelWriter.withDecisionRule(file, decisionRule, gate, target);
    }
  }
}
