// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.List;

/**
 * Limits learnt from good images that took no part in training.
 *
 * @param reject limit of {@link Verdict#DEFECTIVE}
 * @param unsure limit of {@link Verdict#UNSURE}
 * @param map limit of regions: conformal 99 % quantile of the images' highest pixels, those at the
 *     suppressed border left out
 * @param display scale of heat maps, from the typical pixel (median of the images' means) with
 *     {@code map} in its middle
 */
public record Calibration(Threshold reject, Threshold unsure, double map, DisplayScale display) {
  private static final double REGION_RATE = 0.01;

  /** What one held-out good image says: its score, its highest pixel and its mean cell. */
  record CalibrationSample(double score, double highest, double mean) {}

  /**
   * @param observations at least one
   */
  static Calibration of(FalseRejectRates rates, List<CalibrationSample> observations) {
    double[] scores = observations.stream().mapToDouble(CalibrationSample::score).toArray();
    double[] highest = observations.stream().mapToDouble(CalibrationSample::highest).toArray();
    double[] means = observations.stream().mapToDouble(CalibrationSample::mean).sorted().toArray();
    double map = Quantile.of(highest, REGION_RATE);
    return new Calibration(
        Threshold.of(scores, rates.reject()),
        Threshold.of(scores, rates.unsure()),
        map,
        DisplayScale.around(means[means.length / 2], map));
  }

  public Thresholds thresholds() {
    return new Thresholds(reject.value(), unsure.value(), map);
  }

  /** Value above which pixels join a region that a pixel above {@code map} has started. */
  double growth(RegionSettings settings) {
    double low = Math.min(display.low(), map);
    return low + settings.hysteresis() * (map - low);
  }
}
