// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;

/**
 * Scoring of raw maps, and thresholds for verdicts. It is written to a model file as JSON and
 * tensors ({@link DecisionRuleFormat}). Immutable and thread-safe.
 *
 * @param scoring from maps to scores
 * @param calibration thresholds; empty if no good images were held out: no verdict is given
 */
public record DecisionRule(Scoring scoring, Optional<Calibration> calibration) {
  /** Scores without verdicts. */
  public static DecisionRule uncalibrated(Scoring scoring) {
    return new DecisionRule(scoring, Optional.empty());
  }

  /**
   * Sets thresholds by the scoring's own rates from held-out images.
   *
   * @param heldOut maps of good images that took no part in training or in fitting the scoring; if
   *     empty, the rule gives no verdict
   */
  public static DecisionRule calibrated(Scoring scoring, List<RawMaps> heldOut) {
    List<CalibrationSample> samples = new ArrayList<>();
    for (RawMaps raw : heldOut) {
      samples.add(CalibrationSample.of(scoring, raw));
    }
    return calibrated(scoring, samples, CalibrationSource.HELD_OUT);
  }

  /**
   * Sets thresholds by the scoring's own rates.
   *
   * @param samples of good images, each scored by a model that was not fitted to it; if empty, the
   *     rule gives no verdict
   * @param source how they were kept apart
   */
  public static DecisionRule calibrated(
      Scoring scoring, List<CalibrationSample> samples, CalibrationSource source) {
    return new DecisionRule(
        scoring,
        samples.isEmpty()
            ? Optional.empty()
            : Optional.of(Calibration.of(scoring.settings().rates(), samples, source)));
  }

  /**
   * The same scoring with new thresholds.
   *
   * @param rates what the thresholds are to state
   * @param heldOut as {@link #calibrated(Scoring, List)}
   */
  public DecisionRule recalibrated(FalseRejectRates rates, List<RawMaps> heldOut) {
    return calibrated(scoring.withRates(rates), heldOut);
  }

  /** The same scoring with thresholds that are given. */
  public DecisionRule withCalibration(Calibration changed) {
    return new DecisionRule(scoring, Optional.of(changed));
  }

  /** The result for one input. The map belongs to the caller. */
  public record Prediction(Decision decision, FloatMap map, List<Region> regions) {}

  /**
   * Decides on one input. A defective part has at least one region: where no pixel exceeds the map
   * threshold, it is the area around the highest one. A good part has none.
   *
   * @param rejection why the image cannot be trusted; see {@link Decision#of}
   * @throws org.blemish.core.BlemishException as {@link Scoring#score}
   */
  public Prediction decide(RawMaps raw, Optional<String> rejection) {
    FloatMap map = scoring.map(raw);
    Decision decision =
        Decision.of(scoring.score(raw), calibration.map(Calibration::thresholds), rejection);
    return new Prediction(
        decision, map, calibration.map(c -> regions(map, c, decision)).orElse(List.of()));
  }

  private List<Region> regions(FloatMap map, Calibration limits, Decision decision) {
    if (decision.verdict() == Verdict.GOOD) {
      return List.of();
    }
    RegionSettings settings = scoring.settings().regions();
    List<Region> regions = Regions.find(map, limits.map(), limits.growth(settings), settings);
    return regions.isEmpty() && decision.verdict() == Verdict.DEFECTIVE
        ? Regions.highest(map, limits.display().low(), settings.border())
        : regions;
  }

  /**
   * The scale of heat maps: from calibration; without one, from the lowest cell of the good images
   * that scoring was fitted to, with their highest in the middle; empty where there were none.
   */
  public Optional<DisplayScale> display() {
    if (calibration.isPresent()) {
      return calibration.map(Calibration::display);
    }
    return scoring.ceiling() > scoring.floor()
        ? Optional.of(DisplayScale.around(scoring.floor(), scoring.ceiling()))
        : Optional.empty();
  }
}
