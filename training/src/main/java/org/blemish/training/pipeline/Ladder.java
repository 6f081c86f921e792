// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.blemish.core.geometry.Size;
import org.blemish.core.quality.Aspect;
import org.blemish.data.corruption.Blur;
import org.blemish.data.corruption.Disturbance;
import org.blemish.data.corruption.Jpeg;
import org.blemish.data.corruption.Rotation;
import org.blemish.data.corruption.SensorNoise;
import org.blemish.data.corruption.Shift;
import org.blemish.data.corruption.ToneCurve;

/**
 * One way to disturb a picture, ever more.
 *
 * @param aspects of a gate that should speak of it
 * @param rungs from hardly to much
 */
record Ladder(Set<Aspect> aspects, List<Disturbance> rungs) {
  Ladder {
    aspects = Set.copyOf(aspects);
    rungs = List.copyOf(rungs);
  }

  /**
   * The ways that a gate has an eye for.
   *
   * @param size of the pictures: shifts are shares of the shorter side
   * @param moving whether pictures may be moved: not without their scans
   */
  static List<Ladder> all(Size size, boolean moving) {
    Ladder darker = exposures(-0.15, -0.3, -0.5);
    Ladder brighter = exposures(0.1, 0.2, 0.4);
    Ladder lighter = tones(0.9, 0.8, 0.65);
    Ladder deeper = tones(1.1, 1.25, 1.5);
    Ladder blurred =
        new Ladder(Set.of(Aspect.SHARPNESS), List.of(new Blur(0.5), new Blur(0.7), new Blur(1)));
    Ladder compressed =
        new Ladder(Set.of(Aspect.NOISE), List.of(new Jpeg(90), new Jpeg(75), new Jpeg(60)));
    Ladder noisy =
        new Ladder(
            Set.of(Aspect.NOISE),
            List.of(new SensorNoise(2), new SensorNoise(4), new SensorNoise(8)));
    Ladder moved =
        new Ladder(
            Set.of(Aspect.RIGHT, Aspect.DOWN),
            List.of(shift(size, 0.01), shift(size, 0.02), shift(size, 0.04)));
    Ladder turned =
        new Ladder(Set.of(Aspect.TURN), List.of(new Rotation(1), new Rotation(2), new Rotation(4)));
    List<Ladder> ladders =
        new ArrayList<>(List.of(darker, brighter, lighter, deeper, blurred, compressed, noisy));
    if (moving) {
      ladders.add(moved);
      ladders.add(turned);
    }
    return ladders;
  }

  private static Ladder exposures(double... changes) {
    return new Ladder(
        Set.of(Aspect.BRIGHTNESS, Aspect.SATURATION),
        Arrays.stream(changes).<Disturbance>mapToObj(ToneCurve::exposure).toList());
  }

  private static Ladder tones(double... exponents) {
    return new Ladder(
        Set.of(Aspect.TONE),
        Arrays.stream(exponents).<Disturbance>mapToObj(ToneCurve::gamma).toList());
  }

  private static Disturbance shift(Size size, double share) {
    int side = Math.min(size.width(), size.height());
    return new Shift((int) Math.max(1, Math.round(share * side)));
  }
}
