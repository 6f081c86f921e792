// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.blemish.core.geometry.Size;
import org.blemish.core.quality.QualityAspect;
import org.blemish.data.corruption.Blur;
import org.blemish.data.corruption.Corruption;
import org.blemish.data.corruption.JpegCompression;
import org.blemish.data.corruption.Rotation;
import org.blemish.data.corruption.SensorNoise;
import org.blemish.data.corruption.Shift;
import org.blemish.data.corruption.ToneCurve;

/**
 * A corruption in increasing severity.
 *
 * @param aspects that a quality gate should notice it by
 * @param severities from slight to strong
 */
record CorruptionSeries(Set<QualityAspect> aspects, List<Corruption> severities) {
  CorruptionSeries {
    aspects = Set.copyOf(aspects);
    severities = List.copyOf(severities);
  }

  /**
   * The corruptions that a quality gate can notice.
   *
   * @param size of the images: shifts are fractions of the shorter side
   * @param geometric whether images may be shifted and rotated; scans would not move with the image
   */
  static List<CorruptionSeries> all(Size size, boolean geometric) {
    CorruptionSeries darker = exposures(-0.15, -0.3, -0.5);
    CorruptionSeries brighter = exposures(0.1, 0.2, 0.4);
    CorruptionSeries lowGamma = gammas(0.9, 0.8, 0.65);
    CorruptionSeries highGamma = gammas(1.1, 1.25, 1.5);
    CorruptionSeries blurred =
        new CorruptionSeries(
            Set.of(QualityAspect.SHARPNESS), List.of(new Blur(0.5), new Blur(0.7), new Blur(1)));
    CorruptionSeries compressed =
        new CorruptionSeries(
            Set.of(QualityAspect.NOISE),
            List.of(new JpegCompression(90), new JpegCompression(75), new JpegCompression(60)));
    CorruptionSeries noisy =
        new CorruptionSeries(
            Set.of(QualityAspect.NOISE),
            List.of(new SensorNoise(2), new SensorNoise(4), new SensorNoise(8)));
    CorruptionSeries shifted =
        new CorruptionSeries(
            Set.of(QualityAspect.RIGHT, QualityAspect.DOWN),
            List.of(shift(size, 0.01), shift(size, 0.02), shift(size, 0.04)));
    CorruptionSeries rotated =
        new CorruptionSeries(
            Set.of(QualityAspect.TURN), List.of(new Rotation(1), new Rotation(2), new Rotation(4)));
    List<CorruptionSeries> series =
        new ArrayList<>(List.of(darker, brighter, lowGamma, highGamma, blurred, compressed, noisy));
    if (geometric) {
      series.add(shifted);
      series.add(rotated);
    }
    return series;
  }

  private static CorruptionSeries exposures(double... changes) {
    return new CorruptionSeries(
        Set.of(QualityAspect.BRIGHTNESS, QualityAspect.SATURATION),
        Arrays.stream(changes).<Corruption>mapToObj(ToneCurve::exposure).toList());
  }

  private static CorruptionSeries gammas(double... exponents) {
    return new CorruptionSeries(
        Set.of(QualityAspect.TONE),
        Arrays.stream(exponents).<Corruption>mapToObj(ToneCurve::gamma).toList());
  }

  private static Corruption shift(Size size, double fraction) {
    int side = Math.min(size.width(), size.height());
    return new Shift((int) Math.max(1, Math.round(fraction * side)));
  }
}
