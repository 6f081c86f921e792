// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Optional;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.quality.GateInput;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.data.Sample;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.training.method.FittedMethod;

/**
 * A method fitted to good samples, with thresholds from samples that it has not seen.
 *
 * @param method fitted to all samples that the split allows
 * @param rule scoring and thresholds
 * @param parity of the method's graph
 * @param calibration scores that the thresholds come from; empty if there are none
 * @param source how the scored samples were kept apart
 * @param folds number of folds; 0 where samples were held out
 * @param unseen a model and good samples that it was not fitted to; empty if there are none
 * @param maps of the samples that the thresholds come from, in the order of {@code calibration}
 */
record FittedRun(
    FittedMethod method,
    DecisionRule rule,
    ParityCheck parity,
    List<CalibrationImage> calibration,
    CalibrationSource source,
    int folds,
    Optional<Unseen> unseen,
    List<Calibrated> maps) {
  FittedRun {
    calibration = List.copyOf(calibration);
    maps = List.copyOf(maps);
  }

  /**
   * A model and good samples that it was not fitted to.
   *
   * @param head of the model: the run's own where samples are held out, that of the first fold
   *     where they are not
   * @param rule of the model
   * @param samples held out, or in the first fold
   * @param gateInputs what a quality gate measures, of held-out samples; empty for those of a fold
   */
  record Unseen(
      OnnxModel head, DecisionRule rule, List<Sample> samples, List<GateInput> gateInputs) {}

  /**
   * A sample with its maps by a model that was not fitted to it.
   *
   * @param rule that its score comes from, with the final thresholds
   * @param score of the maps by this rule
   */
  record Calibrated(Sample sample, RawMaps maps, DecisionRule rule, double score) {}
}
