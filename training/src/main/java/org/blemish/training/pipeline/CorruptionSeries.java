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
 * One way to disturb a picture, ever more.
 *
 * @param aspects of a gate that should speak of it
 * @param severities from hardly to much
 */
record CorruptionSeries(Set<QualityAspect> aspects, List<Corruption> severities) {
  CorruptionSeries {
    aspects = Set.copyOf(aspects);
    severities = List.copyOf(severities);
  }

  /**
   * The ways that a gate has an eye for.
   *
   * @param size of the pictures: shifts are shares of the shorter side
   * @param moving whether pictures may be moved: not without their scans
   */
  static List<CorruptionSeries> all(Size size, boolean moving) {
    CorruptionSeries darker = exposures(-0.15, -0.3, -0.5);
    CorruptionSeries brighter = exposures(0.1, 0.2, 0.4);
    CorruptionSeries lighter = tones(0.9, 0.8, 0.65);
    CorruptionSeries deeper = tones(1.1, 1.25, 1.5);
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
    CorruptionSeries moved =
        new CorruptionSeries(
            Set.of(QualityAspect.RIGHT, QualityAspect.DOWN),
            List.of(shift(size, 0.01), shift(size, 0.02), shift(size, 0.04)));
    CorruptionSeries turned =
        new CorruptionSeries(
            Set.of(QualityAspect.TURN), List.of(new Rotation(1), new Rotation(2), new Rotation(4)));
    List<CorruptionSeries> ladders =
        new ArrayList<>(List.of(darker, brighter, lighter, deeper, blurred, compressed, noisy));
    if (moving) {
      ladders.add(moved);
      ladders.add(turned);
    }
    return ladders;
  }

  private static CorruptionSeries exposures(double... changes) {
    return new CorruptionSeries(
        Set.of(QualityAspect.BRIGHTNESS, QualityAspect.SATURATION),
        Arrays.stream(changes).<Corruption>mapToObj(ToneCurve::exposure).toList());
  }

  private static CorruptionSeries tones(double... exponents) {
    return new CorruptionSeries(
        Set.of(QualityAspect.TONE),
        Arrays.stream(exponents).<Corruption>mapToObj(ToneCurve::gamma).toList());
  }

  private static Corruption shift(Size size, double share) {
    int side = Math.min(size.width(), size.height());
    return new Shift((int) Math.max(1, Math.round(share * side)));
  }
}
