// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;

/**
 * All that follows the networks: scoring, and limits where there are some. It is written to a model
 * file as JSON and tensors ({@link DecisionRuleFormat}). Immutable and thread-safe.
 *
 * @param scoring from maps to scores
 * @param calibration limits; empty where no good images were held out: no verdict is given
 */
public record DecisionRule(Scoring scoring, Optional<Calibration> calibration) {
  /** Scores without verdicts. */
  public static DecisionRule uncalibrated(Scoring scoring) {
    return new DecisionRule(scoring, Optional.empty());
  }

  /**
   * Learns limits by the scoring's own rates.
   *
   * @param heldOut maps of good images that took no part in training or in fitting the scoring; if
   *     empty, the judge gives no verdict
   */
  public static DecisionRule calibrated(Scoring scoring, List<RawMaps> heldOut) {
    List<Calibration.CalibrationSample> observations = new ArrayList<>();
    for (RawMaps raw : heldOut) {
      observations.add(calibrationSample(scoring, raw));
    }
    return new DecisionRule(
        scoring,
        observations.isEmpty()
            ? Optional.empty()
            : Optional.of(Calibration.of(scoring.settings().rates(), observations)));
  }

  /**
   * The same scoring with limits learnt anew.
   *
   * @param rates what the limits are to promise
   * @param heldOut as {@link #calibrated}
   */
  public DecisionRule recalibrated(FalseRejectRates rates, List<RawMaps> heldOut) {
    return calibrated(scoring.withRates(rates), heldOut);
  }

  private static Calibration.CalibrationSample calibrationSample(Scoring scoring, RawMaps raw) {
    FloatMap map = scoring.map(raw);
    double highest =
        Regions.inside(map, scoring.settings().regions().border()).bits().stream()
            .mapToDouble(i -> map.values()[i])
            .max()
            .orElse(scoring.floor());
    return new Calibration.CalibrationSample(scoring.score(raw), highest, scoring.meanCell(raw));
  }

  /** What the judge says of one input. The map belongs to the caller. */
  public record Prediction(Decision decision, FloatMap map, List<Region> regions) {}

  /**
   * @param doubt why the picture cannot be trusted; see {@link Decision#of}
   * @throws org.blemish.core.BlemishException as {@link Scoring#score}
   */
  public Prediction decide(RawMaps raw, Optional<String> doubt) {
    FloatMap map = scoring.map(raw);
    Decision decision =
        Decision.of(scoring.score(raw), calibration.map(Calibration::thresholds), doubt);
    return new Prediction(decision, map, calibration.map(c -> regions(map, c)).orElse(List.of()));
  }

  private List<Region> regions(FloatMap map, Calibration limits) {
    RegionSettings settings = scoring.settings().regions();
    return Regions.find(map, limits.map(), limits.growth(settings), settings);
  }

  /**
   * The scale of heat maps: from calibration; without one, from the lowest cell of the good images
   * that scoring learnt from, with their highest in the middle; empty where there were none.
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
