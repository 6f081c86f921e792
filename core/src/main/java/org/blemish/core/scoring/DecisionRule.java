// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.part.PartZones;

/**
 * The steps after the networks: scoring and, if the model is calibrated, thresholds. Written to a
 * model file as JSON and tensors ({@link DecisionRuleFormat}). Immutable and thread-safe.
 *
 * @param scoring computes scores from maps
 * @param calibration thresholds; empty if there are none, and then no verdict is given
 */
public record DecisionRule(Scoring scoring, Optional<Calibration> calibration) {
  public DecisionRule {
    if (scoring.part().isEmpty() && calibration.flatMap(Calibration::part).isPresent()) {
      throw new IllegalArgumentException(
          "the calibration has limits of part and background, but the scoring has no part mask");
    }
  }

  /** Scores without verdicts. */
  public static DecisionRule uncalibrated(Scoring scoring) {
    return new DecisionRule(scoring, Optional.empty());
  }

  /**
   * Sets thresholds from held-out images, at the rates in the settings of the scoring.
   *
   * @param heldOut maps of good images that neither method nor scoring was fitted to; if empty, the
   *     rule gives no verdict
   */
  public static DecisionRule calibrated(Scoring scoring, List<RawMaps> heldOut) {
    List<CalibrationSample> samples = new ArrayList<>();
    for (RawMaps raw : heldOut) {
      samples.add(CalibrationSample.of(scoring, raw));
    }
    return calibrated(scoring, samples, CalibrationSource.HELD_OUT);
  }

  /**
   * Sets thresholds at the rates in the settings of the scoring.
   *
   * @param samples of good images, each scored by a model that was not fitted to it; if empty, the
   *     rule gives no verdict
   * @param source how they were kept apart from fitting
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
   * @param rates false reject rates of the new thresholds
   * @param heldOut as {@link #calibrated(Scoring, List)}
   */
  public DecisionRule recalibrated(FalseRejectRates rates, List<RawMaps> heldOut) {
    return calibrated(scoring.withRates(rates), heldOut);
  }

  /**
   * The same scoring with thresholds for parts that several images show, of which none may be above
   * them.
   *
   * @param rates false reject rates of such parts
   * @param images of a part, at least 2
   * @param samples of good images, as {@link #calibrated(Scoring, List, CalibrationSource)}, at
   *     least one
   * @param parts scores of good parts with as many images, from the same samples; if empty, each
   *     image gets its share of the rates, which such parts do not exceed
   */
  public DecisionRule recalibratedForParts(
      FalseRejectRates rates,
      int images,
      List<CalibrationSample> samples,
      Optional<PartScores> parts,
      CalibrationSource source) {
    if (parts.filter(scores -> scores.images() != images).isPresent()) {
      throw new IllegalArgumentException(
          "scores of parts with %d images for parts with %d"
              .formatted(parts.get().images(), images));
    }
    FalseRejectRates shares =
        new FalseRejectRates(rates.reject() / images, rates.unsure() / images);
    Scoring changed = scoring.withRates(shares);
    Calibration calibration = Calibration.of(shares, samples, source);
    return new DecisionRule(
        changed,
        Optional.of(
            parts
                .map(scores -> calibration.ofParts(rates, scores.scores(), images, source))
                .orElseGet(() -> calibration.boundedForParts(images))));
  }

  /** The same scoring with the given thresholds. */
  public DecisionRule withCalibration(Calibration changed) {
    return new DecisionRule(scoring, Optional.of(changed));
  }

  /**
   * The result for one input. The map belongs to the caller.
   *
   * @param found regions with their pixels, in the order of {@link #regions}
   * @param display scale of the map's colours, see {@link DecisionRule#display}
   */
  public record Prediction(
      Decision decision, FloatMap map, List<RegionPixels> found, Optional<DisplayScale> display) {
    public List<Region> regions() {
      return RegionPixels.regions(found);
    }
  }

  /**
   * Decides on one input. A defective part has at least one region: if no pixel exceeds the map
   * threshold, it is the area around the highest one. A good part has none. Where the model tells
   * part and background apart, regions of the part come first.
   *
   * @param rejection why the quality gate rejects the image; see {@link Decision#of}
   * @throws org.blemish.core.BlemishException as {@link Scoring#score}
   */
  public Prediction decide(RawMaps raw, Optional<String> rejection) {
    FloatMap map = scoring.map(raw);
    Optional<PartZones> zones = scoring.zones(raw);
    Decision decision =
        Decision.of(
            scoring.score(raw, zones),
            calibration.map(Calibration::thresholds),
            rejection.or(() -> zones.flatMap(DecisionRule::missing)),
            zones.flatMap(z -> doubt(raw, z)),
            scoring.scoreOfWholeImage(raw));
    ZonePixels pixels = ZonePixels.of(raw, zones, scoring.settings().regions().border());
    return new Prediction(
        decision,
        map,
        calibration.map(c -> regions(map, pixels, c, decision)).orElse(List.of()),
        display());
  }

  /** Scores of the whole image cannot be compared with those of a part. */
  private static Optional<String> missing(PartZones zones) {
    return zones.parts() == 0
        ? Optional.of("no part found in front of the background")
        : Optional.empty();
  }

  private Optional<String> doubt(RawMaps raw, PartZones zones) {
    return calibration
        .flatMap(Calibration::part)
        .flatMap(limits -> limits.doubt(zones, scoring.backgroundScore(raw, zones)));
  }

  private List<RegionPixels> regions(
      FloatMap map, ZonePixels pixels, Calibration limits, Decision decision) {
    if (decision.verdict() == Verdict.GOOD) {
      return List.of();
    }
    List<RegionPixels> regions = new ArrayList<>(find(map, pixels.part(), limits, limits.map()));
    if (regions.isEmpty() && decision.verdict() == Verdict.DEFECTIVE) {
      regions.addAll(Regions.highest(map, pixels.part(), limits.display().low()));
    }
    limits
        .part()
        .flatMap(PartLimits::map)
        .ifPresent(seed -> regions.addAll(find(map, pixels.background(), limits, seed)));
    return regions;
  }

  private List<RegionPixels> find(FloatMap map, Mask zone, Calibration limits, double seed) {
    RegionSettings settings = scoring.settings().regions();
    return Regions.find(map, zone, seed, limits.growth(settings, seed), settings);
  }

  /**
   * The scale of heat maps, from the calibration. Without one, the scale starts at the lowest cell
   * of the good images that scoring was fitted to and has their highest cell in its middle; empty
   * if scoring was not fitted to images.
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
