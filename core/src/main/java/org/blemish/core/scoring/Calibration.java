// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.List;
import java.util.Optional;

/**
 * Thresholds from scores of good images that the scoring model was not fitted to.
 *
 * @param reject threshold of {@link Verdict#DEFECTIVE}
 * @param unsure threshold of {@link Verdict#UNSURE}
 * @param map threshold of regions: 99 % quantile of the images' highest pixels, without those at
 *     the border that regions leave out
 * @param display scale of heat maps, from the typical pixel (median of the images' means) with
 *     {@code map} in its middle
 * @param part what good images show of part and background; empty where the model does not tell
 *     them apart
 */
public record Calibration(
    Threshold reject,
    Threshold unsure,
    double map,
    DisplayScale display,
    Optional<PartLimits> part) {
  static final double REGION_RATE = 0.01;

  public Calibration {
    if (!Double.isFinite(reject.value())
        || !Double.isFinite(unsure.value())
        || !Double.isFinite(map)) {
      throw new IllegalArgumentException(
          "thresholds are reject %s, unsure %s and map %s, must be finite"
              .formatted(reject.value(), unsure.value(), map));
    }
    if (unsure.value() > reject.value()) {
      throw new IllegalArgumentException(
          "threshold unsure is %s, must be at most reject (%s)"
              .formatted(unsure.value(), reject.value()));
    }
  }

  /**
   * Sets the thresholds.
   *
   * @param samples of good images, at least one
   * @param source held-out or cross-fitted images
   */
  static Calibration of(
      FalseRejectRates rates, List<CalibrationSample> samples, CalibrationSource source) {
    GoodScores scores = GoodScores.of(samples, CalibrationSample::score);
    GoodScores highest = GoodScores.of(samples, CalibrationSample::highest);
    double[] means = samples.stream().mapToDouble(CalibrationSample::mean).sorted().toArray();
    double map = Threshold.of(highest, REGION_RATE, source).value();
    Threshold reject = Threshold.of(scores, rates.reject(), source);
    Threshold unsure = Threshold.of(scores, rates.unsure(), source);
    if (unsure.value() > reject.value()) { // two estimates of one tail can cross
      unsure = new Threshold(reject.value(), unsure.rate());
    }
    return new Calibration(
        reject,
        unsure,
        map,
        DisplayScale.around(means[means.length / 2], map),
        PartLimits.of(rates, samples, source));
  }

  /**
   * The same calibration with thresholds for parts that several images show, of which none may be
   * above.
   *
   * @param rates of parts
   * @param parts scores of good parts: the highest of each part's images
   * @param images of a part
   */
  Calibration ofParts(
      FalseRejectRates rates, GoodScores parts, int images, CalibrationSource source) {
    int all = parts.images() * images;
    Threshold rejectParts = Threshold.of(parts, rates.reject(), source);
    Threshold unsureParts = Threshold.of(parts, rates.unsure(), source);
    return withThresholds(
        new Threshold(rejectParts.value(), rejectParts.rate().ofMeasuredParts(all, images)),
        new Threshold(
            Math.min(rejectParts.value(), unsureParts.value()),
            unsureParts.rate().ofMeasuredParts(all, images)));
  }

  /**
   * The same thresholds with their rates for parts that several images show: at most the sum of the
   * images' rates.
   *
   * @param images of a part
   */
  Calibration boundedForParts(int images) {
    return withThresholds(
        new Threshold(reject.value(), reject.rate().ofBoundedParts(images)),
        new Threshold(unsure.value(), unsure.rate().ofBoundedParts(images)));
  }

  private Calibration withThresholds(Threshold otherReject, Threshold otherUnsure) {
    return new Calibration(otherReject, otherUnsure, map, display, part);
  }

  /**
   * The same calibration with thresholds that a user set.
   *
   * @param reject parts with higher scores are defective
   * @param unsure parts with higher scores are unsure; at most {@code reject}. If empty, the
   *     present threshold remains, lowered to {@code reject} if it is higher
   */
  public Calibration setByHand(double reject, Optional<Double> unsure) {
    double lower = unsure.orElse(Math.min(reject, this.unsure.value()));
    return new Calibration(
        this.reject.setByHand(reject),
        unsure.isPresent() || lower != this.unsure.value()
            ? this.unsure.setByHand(lower)
            : this.unsure,
        map,
        display,
        part);
  }

  public Thresholds thresholds() {
    return new Thresholds(reject.value(), unsure.value(), map);
  }

  /**
   * Value above which pixels join a region that a pixel above a threshold has started.
   *
   * @param seed the threshold
   */
  double growth(RegionSettings settings, double seed) {
    double low = Math.min(display.low(), seed);
    return low + settings.hysteresis() * (seed - low);
  }
}
