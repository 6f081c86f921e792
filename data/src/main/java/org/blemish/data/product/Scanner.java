// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.Scan;

/**
 * Makes the scan of a scene, seen from above with a projector at the left: with noise, and with
 * gaps in the shadow of the projector, on steep walls and in random specks.
 */
final class Scanner {
  /** Fall of the projector's rays, mm per mm to the right. */
  private static final double FALL = 3.6;

  private static final double NOISE = 0.09;
  private static final double STEEP = 2.0;

  private Scanner() {}

  static Scan scan(RenderedScene drawing) {
    Size size = drawing.size;
    ConveyorBelt ground = drawing.scene.belt();
    double pitch = drawing.scene.pose().pitch();
    SplittableRandom random = new SplittableRandom(drawing.scene.scanNoise());
    PerlinNoise specks = new PerlinNoise(random.nextLong());
    FloatMap xs = FloatMap.zeros(size);
    FloatMap ys = FloatMap.zeros(size);
    FloatMap zs = FloatMap.zeros(size);
    float[] uneven = new float[size.width()];
    for (int py = 0, i = 0; py < size.height(); py++) {
      ground.uneven().row(py, uneven);
      double y = (py + 0.5 - size.height() / 2.0) * pitch;
      for (int px = 0; px < size.width(); px++, i++) {
        double x = (px + 0.5 - size.width() / 2.0) * pitch;
        long bits = random.nextLong();
        double chance = (bits >>> 40) / (double) (1 << 24);
        if (lost(drawing, specks, i, px, x, y, chance)) {
          continue;
        }
        double noise = NOISE * (Long.bitCount(bits & 0xffffffffL) - 16) / 2.83;
        double z =
            ground.distance()
                + ground.slopeX() * x
                + ground.slopeY() * y
                + uneven[px]
                - drawing.heightsWithDefect[i]
                + noise;
        xs.values()[i] = (float) (x / 1000);
        ys.values()[i] = (float) (y / 1000);
        zs.values()[i] = (float) (z / 1000);
      }
    }
    return new Scan(zs, Optional.of(xs), Optional.of(ys));
  }

  /** Computed on the good part, so that a defect in colour alone does not change the scan. */
  private static boolean lost(
      RenderedScene drawing, PerlinNoise specks, int i, int px, double x, double y, double chance) {
    float[] heights = drawing.heights;
    double pitch = drawing.scene.pose().pitch();
    if (heights[i] == 0) {
      for (int back = 1; back <= px && back * pitch < 5; back++) {
        if (heights[i - back] > back * pitch * FALL) {
          return chance < 0.97;
        }
      }
      return chance < 0.0005;
    }
    if (px > 0 && Math.abs(heights[i] - heights[i - 1]) > STEEP * pitch) {
      return chance < 0.25;
    }
    return specks.at(x / 2.3, y / 2.3) > 0.82 && chance < 0.8;
  }
}
