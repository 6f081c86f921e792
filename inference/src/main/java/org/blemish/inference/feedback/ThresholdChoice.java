// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.feedback;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.model.ModelFile;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.FalseRejectRates;

/**
 * Thresholds that a user chooses: a score, a share of known defects, or a number of false alarms.
 *
 * @param rule present rule of the model, with thresholds
 * @param record scores that the present thresholds come from; empty in files of formats 1 and 2
 */
public record ThresholdChoice(DecisionRule rule, Optional<CalibrationRecord> record) {
  /**
   * The choice for a model.
   *
   * @throws BlemishException if the model has no thresholds
   */
  public static ThresholdChoice of(ModelFile model) {
    DecisionRule rule = model.decisionRule();
    if (rule.calibration().isEmpty()) {
      throw new BlemishException(
          Fault.MODEL,
          "the model has no thresholds, so there is no scale for new ones: run 'blemish calibrate'"
              + " with good images first");
    }
    return new ThresholdChoice(rule, model.calibrationRecord());
  }

  /**
   * Thresholds that are given.
   *
   * @param reject parts with a higher score are defective
   * @param unsure parts with a higher score are unsure; empty for the present one, lowered to
   *     {@code reject} if it is above
   * @throws BlemishException if a threshold is not finite, {@code unsure} is above {@code reject},
   *     or all known good images would be rejected
   */
  public DecisionRule byHand(double reject, Optional<Double> unsure) {
    if (!Double.isFinite(reject) || unsure.filter(u -> !(u <= reject)).isPresent()) {
      throw new BlemishException(
          "reject score %s, unsure score %s: expected numbers, the unsure score at most the reject score"
              .formatted(reject, unsure.map(String::valueOf).orElse("unchanged")));
    }
    List<Double> scores = samples().stream().map(CalibrationSample::score).sorted().toList();
    if (!scores.isEmpty() && reject < scores.get(0)) {
      throw new BlemishException(
          "reject score %s is below the scores of all %d good images (%.4g to %.4g): every part would be defective"
              .formatted(reject, scores.size(), scores.get(0), scores.get(scores.size() - 1)));
    }
    Calibration present = rule.calibration().orElseThrow();
    return rule.withCalibration(present.setByHand(reject, unsure));
  }

  /**
   * The highest threshold that finds a share of known defects.
   *
   * @param share in (0, 1]
   * @param defects scores of defective parts, at least one
   */
  public DecisionRule finding(double share, List<Double> defects, Optional<Double> unsure) {
    if (!(share > 0 && share <= 1) || defects.isEmpty()) {
      throw new BlemishException(
          "share %s of %d defective images: expected a share above 0 and at most 1, and images"
              .formatted(share, defects.size()));
    }
    List<Double> falling = defects.stream().sorted(Comparator.reverseOrder()).toList();
    int needed = (int) Math.ceil(share * falling.size() - 1e-9);
    return byHand(Math.nextDown(falling.get(needed - 1)), unsure);
  }

  /**
   * The threshold for a number of false alarms, from the scores that the present one comes from.
   *
   * @param allowed good parts that may be defective, above 0
   * @param parts number of good parts, more than {@code allowed}
   * @param imagesPerPart images of a part, at least 1. Of several, none may be above the threshold:
   *     it comes from the highest score of each good part where all have so many images, else each
   *     image gets its share of the rate
   * @throws BlemishException if the model has no record of these scores
   */
  public DecisionRule falseAlarms(int allowed, int parts, int imagesPerPart) {
    if (allowed < 1 || parts <= allowed) {
      throw new BlemishException(
          "%d false alarms among %d parts: expected at least 1, and more parts than that"
              .formatted(allowed, parts));
    }
    if (imagesPerPart < 1) {
      throw new BlemishException(imagesPerPart + " images per part: expected at least 1");
    }
    CalibrationRecord.Zone zone =
        zone()
            .orElseThrow(
                () ->
                    new BlemishException(
                        Fault.MODEL,
                        "the model has no record of the scores of its good images: run 'blemish"
                            + " calibrate' with good images first"));
    double rate = (double) allowed / parts;
    FalseRejectRates present = rule.scoring().settings().rates();
    FalseRejectRates rates = new FalseRejectRates(rate, Math.max(rate, present.unsure()));
    return imagesPerPart == 1
        ? DecisionRule.calibrated(rule.scoring().withRates(rates), zone.samples(), zone.source())
        : rule.recalibratedForParts(
            rates,
            imagesPerPart,
            zone.samples(),
            zone.parts().filter(scores -> scores.images() == imagesPerPart),
            zone.source());
  }

  private Optional<CalibrationRecord.Zone> zone() {
    return record.flatMap(r -> r.zones().stream().findFirst());
  }

  private List<CalibrationSample> samples() {
    return zone().map(CalibrationRecord.Zone::samples).orElse(List.of());
  }
}
