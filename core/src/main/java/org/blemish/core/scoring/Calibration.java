// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.List;
import java.util.Optional;

/**
 * Thresholds from scores of good images that the scoring model was not fitted to.
 *
 * @param reject threshold of {@link Verdict#DEFECTIVE}
 * @param unsure threshold of {@link Verdict#UNSURE}
 * @param map threshold of regions: 99 % quantile of the highest pixels of the images, without
 *     pixels at the border that regions exclude
 * @param display scale of heat maps: starts at the typical pixel (median of the images' means) and
 *     has {@code map} in its middle
 */
public record Calibration(Threshold reject, Threshold unsure, double map, DisplayScale display) {
  private static final double REGION_RATE = 0.01;

  /**
   * Sets the thresholds.
   *
   * @param samples of good images, at least one
   * @param source held-out or cross-fitted images
   */
  static Calibration of(
      FalseRejectRates rates, List<CalibrationSample> samples, CalibrationSource source) {
    double[] scores = samples.stream().mapToDouble(CalibrationSample::score).toArray();
    double[] highest = samples.stream().mapToDouble(CalibrationSample::highest).toArray();
    double[] means = samples.stream().mapToDouble(CalibrationSample::mean).sorted().toArray();
    double map = Threshold.of(highest, REGION_RATE, source).value();
    Threshold reject = Threshold.of(scores, rates.reject(), source);
    Threshold unsure = Threshold.of(scores, rates.unsure(), source);
    if (unsure.value() > reject.value()) { // two estimates of one tail can cross
      unsure = new Threshold(reject.value(), unsure.rate());
    }
    return new Calibration(reject, unsure, map, DisplayScale.around(means[means.length / 2], map));
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
        display);
  }

  public Thresholds thresholds() {
    return new Thresholds(reject.value(), unsure.value(), map);
  }

  /**
   * Pixels above this value belong to a region if they are connected to a pixel above {@code map}.
   */
  double growth(RegionSettings settings) {
    double low = Math.min(display.low(), map);
    return low + settings.hysteresis() * (map - low);
  }
}
