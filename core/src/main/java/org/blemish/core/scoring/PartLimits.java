// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.blemish.core.part.PartZones;
import org.blemish.core.scoring.CalibrationSample.BackgroundSample;
import org.blemish.core.scoring.CalibrationSample.PartSample;

/**
 * What good images show of part and background; what differs makes an input {@link Verdict#UNSURE},
 * never {@link Verdict#DEFECTIVE}: a hair beside the part is no defect of it.
 *
 * @param background threshold of the background's score, with the rate of {@link
 *     FalseRejectRates#reject}; empty where no good image shows background
 * @param map threshold of regions in the background, likewise
 * @param leastArea least share of the image that a part covers
 * @param greatestArea greatest share
 * @param parts greatest number of separate parts
 */
public record PartLimits(
    Optional<Threshold> background,
    Optional<Double> map,
    double leastArea,
    double greatestArea,
    int parts) {
  /** How far the area of a part may be from that of all good parts. */
  private static final double AREA_TOLERANCE = 0.25;

  /** Limits from good images; empty where no part mask was applied to them. */
  static Optional<PartLimits> of(
      FalseRejectRates rates, List<CalibrationSample> samples, CalibrationSource source) {
    List<PartSample> found = samples.stream().flatMap(sample -> sample.part().stream()).toList();
    List<PartSample> parts = found.stream().filter(part -> part.parts() > 0).toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    List<CalibrationSample> backgrounds =
        samples.stream().filter(sample -> background(sample).isPresent()).toList();
    boolean any = !backgrounds.isEmpty();
    return Optional.of(
        new PartLimits(
            any
                ? Optional.of(
                    threshold(backgrounds, BackgroundSample::score, rates.reject(), source))
                : Optional.empty(),
            any
                ? Optional.of(
                    threshold(
                            backgrounds, BackgroundSample::highest, Calibration.REGION_RATE, source)
                        .value())
                : Optional.empty(),
            (1 - AREA_TOLERANCE) * parts.stream().mapToDouble(PartSample::area).min().orElseThrow(),
            (1 + AREA_TOLERANCE) * parts.stream().mapToDouble(PartSample::area).max().orElseThrow(),
            parts.stream().mapToInt(PartSample::parts).max().orElseThrow()));
  }

  private static Optional<BackgroundSample> background(CalibrationSample sample) {
    return sample.part().filter(part -> part.parts() > 0).flatMap(PartSample::background);
  }

  private static Threshold threshold(
      List<CalibrationSample> backgrounds,
      ToDoubleFunction<BackgroundSample> value,
      double rate,
      CalibrationSource source) {
    return Threshold.of(
        GoodScores.of(backgrounds, sample -> value.applyAsDouble(background(sample).orElseThrow())),
        rate,
        source);
  }

  /**
   * Why an input cannot be called good although its part looks like one.
   *
   * @param backgroundScore score of the background; empty where there is none
   * @return empty for an input that is like good images
   */
  Optional<String> doubt(PartZones zones, OptionalDouble backgroundScore) {
    if (zones.parts() > parts) {
      return Optional.of(
          "%d separate parts found, good images show at most %d".formatted(zones.parts(), parts));
    }
    double area = zones.area();
    if (area < leastArea || area > greatestArea) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the part covers %.1f %% of the image, good parts cover %.1f to %.1f %%",
              100 * area,
              100 * leastArea,
              100 * greatestArea));
    }
    return background.isPresent()
            && backgroundScore.isPresent()
            && backgroundScore.getAsDouble() > background.get().value()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "beside the part: score %.4g is above the threshold of the background %.4g",
                backgroundScore.getAsDouble(),
                background.get().value()))
        : Optional.empty();
  }
}
