// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.Map;
import java.util.Optional;

/**
 * Figures under one disturbance, as fractions; empty where data or model do not define them.
 *
 * @param corruption its name, {@link #UNCORRUPTED} for the images as they are
 * @param imageAuroc of the image scores, which no gate touches
 * @param auPro up to 30 % false positives
 * @param goodRejected share of the good images whose score is above the reject threshold
 * @param defectiveMissed share of the defective ones whose score is not
 * @param goodUnsureByGate share of the good images that the gate doubts
 * @param defectiveUnsureByGate share of the defective ones that the gate doubts
 * @param goodCalledDefective share of the good images with that verdict, after the gate
 * @param defectiveCalledGood share of the defective ones with that verdict, after the gate
 * @param goodReasons number of good images by the gate's reason
 * @param defectiveReasons number of defective images by the gate's reason
 */
public record CorruptionCaseResult(
    String corruption,
    Optional<Double> imageAuroc,
    Optional<Double> auPro,
    Optional<Double> goodRejected,
    Optional<Double> defectiveMissed,
    Optional<Double> goodUnsureByGate,
    Optional<Double> defectiveUnsureByGate,
    Optional<Double> goodCalledDefective,
    Optional<Double> defectiveCalledGood,
    Map<String, Integer> goodReasons,
    Map<String, Integer> defectiveReasons) {
  /** Name of the images as they are. */
  public static final String UNCORRUPTED = "none";

  /**
   * @param calibrated whether the model gives verdicts
   * @param gated whether it has a quality gate
   */
  static CorruptionCaseResult of(
      String name,
      Optional<Double> imageAuroc,
      Optional<Double> auPro,
      CorruptionCaseCounts good,
      CorruptionCaseCounts defective,
      boolean calibrated,
      boolean gated) {
    return new CorruptionCaseResult(
        name,
        imageAuroc,
        auPro,
        good.share(good.aboveReject()).filter(share -> calibrated),
        defective.share(defective.images() - defective.aboveReject()).filter(share -> calibrated),
        good.share(good.flagged()).filter(share -> gated),
        defective.share(defective.flagged()).filter(share -> gated),
        good.share(good.defective()).filter(share -> calibrated),
        defective.share(defective.good()).filter(share -> calibrated),
        good.reasons(),
        defective.reasons());
  }
}
