// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Proportion;
import org.blemish.evaluation.metrics.VerdictCounts;

/**
 * Results under one corruption, as fractions; empty if undefined for the data or the model.
 *
 * @param corruption its name, {@link #UNCORRUPTED} for the images as they are
 * @param imageAuroc of the image scores, before the quality gate
 * @param auPro up to a false positive rate of 30 %
 * @param goodRejected share of the good images whose score is above the reject threshold
 * @param defectiveMissed share of the defective images whose score is not above it
 * @param goodUnsureByGate share of the good images that the gate rejects
 * @param defectiveUnsureByGate share of the defective images that the gate rejects
 * @param goodCalledDefective share of the good images with that verdict, after the gate
 * @param defectiveCalledGood share of the defective images with that verdict, after the gate
 * @param goodReasons number of good images by the gate's reason
 * @param defectiveReasons number of defective images by the gate's reason
 * @param verdicts counts of the verdicts, after the gate
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
    Map<String, Integer> defectiveReasons,
    Optional<VerdictCounts> verdicts) {
  /** Name of the images as they are. */
  public static final String UNCORRUPTED = "none";

  static final double AU_PRO_LIMIT = 0.3;
  static final MetricKey AU_PRO = MetricKey.auPro(AU_PRO_LIMIT);

  public CorruptionCaseResult {
    goodReasons = Collections.unmodifiableMap(new TreeMap<>(goodReasons));
    defectiveReasons = Collections.unmodifiableMap(new TreeMap<>(defectiveReasons));
  }

  /**
   * All fractions by their keys in {@code robustness.json} and {@code robustness.csv}, in order.
   */
  Map<String, Optional<Double>> fractions() {
    Map<String, Optional<Double>> fractions = new LinkedHashMap<>();
    fractions.put(MetricKey.IMAGE_AUROC.name(), imageAuroc);
    fractions.put(AU_PRO.name(), auPro);
    fractions.put("good_rejected", goodRejected);
    fractions.put("defective_missed", defectiveMissed);
    fractions.put("good_unsure_by_gate", goodUnsureByGate);
    fractions.put("defective_unsure_by_gate", defectiveUnsureByGate);
    fractions.put("good_called_defective", goodCalledDefective);
    fractions.put("defective_called_good", defectiveCalledGood);
    return fractions;
  }

  private static VerdictCounts verdicts(CorruptionCaseCounts good, CorruptionCaseCounts defective) {
    return new VerdictCounts(
        new Proportion(defective.defective(), defective.images()),
        new Proportion(defective.unsure(), defective.images()),
        new Proportion(defective.good(), defective.images()),
        new Proportion(good.defective(), good.images()),
        new Proportion(good.unsure(), good.images()));
  }

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
        good.share(good.rejectedByGate()).filter(share -> gated),
        defective.share(defective.rejectedByGate()).filter(share -> gated),
        good.share(good.defective()).filter(share -> calibrated),
        defective.share(defective.good()).filter(share -> calibrated),
        good.reasons(),
        defective.reasons(),
        calibrated ? Optional.of(verdicts(good, defective)) : Optional.empty());
  }
}
