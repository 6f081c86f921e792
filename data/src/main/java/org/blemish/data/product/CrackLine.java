// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;

/** A crack: an irregular line that is widest in the middle and narrows to both ends. */
final class CrackLine {
  private static final int SEGMENTS = 14;

  private final double[] us = new double[SEGMENTS + 1];
  private final double[] vs = new double[SEGMENTS + 1];
  private final double width;
  private final double reach;

  /**
   * @param centre a point on the line, mm
   * @param length length, mm
   * @param width largest width, mm
   */
  CrackLine(double[] centre, double length, double width, SplittableRandom random) {
    this.width = width;
    this.reach = length;
    double heading = random.nextDouble(2 * StrictMath.PI);
    double step = length / SEGMENTS;
    int middle = SEGMENTS / 2;
    us[middle] = centre[0];
    vs[middle] = centre[1];
    walk(middle, 1, heading, step, random);
    walk(middle, -1, heading + StrictMath.PI, step, random);
  }

  private void walk(int from, int way, double heading, double step, SplittableRandom random) {
    double turned = heading;
    for (int i = from; i + way >= 0 && i + way <= SEGMENTS; i += way) {
      turned = heading + 0.6 * (turned - heading) + random.nextDouble(-0.75, 0.75);
      us[i + way] = us[i] + step * StrictMath.cos(turned);
      vs[i + way] = vs[i] + step * StrictMath.sin(turned);
    }
  }

  /** Coverage by the crack: 1 on the line, 0 outside. */
  double at(double u, double v) {
    int middle = SEGMENTS / 2;
    if (Math.abs(u - us[middle]) > reach || Math.abs(v - vs[middle]) > reach) {
      return 0;
    }
    double best = 0;
    for (int i = 0; i < SEGMENTS; i++) {
      double du = us[i + 1] - us[i];
      double dv = vs[i + 1] - vs[i];
      double t = GraphicsMath.clamp(((u - us[i]) * du + (v - vs[i]) * dv) / (du * du + dv * dv));
      double d = GraphicsMath.length(u - us[i] - t * du, v - vs[i] - t * dv);
      double along = (i + t) / SEGMENTS * 2 - 1;
      double half = 0.5 * width * (1 - along * along);
      if (d < half + 0.45) {
        best =
            Math.max(
                best,
                GraphicsMath.smoothStep(half + 0.45, half - 0.25, d)
                    * GraphicsMath.clamp(half / 0.3));
      }
    }
    return best;
  }
}
