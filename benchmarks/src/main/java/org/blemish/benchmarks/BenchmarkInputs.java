// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.scan.Scan;

/** Synthetic images and scans, the same in every run. */
final class BenchmarkInputs {
  private BenchmarkInputs() {}

  /**
   * A dome of 4 cm height on a tilted plane at a distance of half a metre. Some values are missing,
   * but none in the corners.
   *
   * @param side values along each side
   * @param holes share of missing values, 0 to 1
   */
  static Scan dome(int side, double holes) {
    SplittableRandom random = new SplittableRandom(1);
    FloatMap z = FloatMap.zeros(new Size(side, side));
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        double u = 2.0 * x / side - 1;
        double v = 2.0 * y / side - 1;
        double dome = 0.04 * Math.max(0, 1 - 2 * (u * u + v * v));
        boolean corner = Math.min(x, side - 1 - x) < 4 && Math.min(y, side - 1 - y) < 4;
        boolean missing = !corner && random.nextDouble() < holes;
        z.values()[i] =
            missing ? 0 : (float) (0.5 + 0.01 * u - dome + 0.0001 * random.nextDouble());
      }
    }
    return Scan.ofDepth(z);
  }

  /** A brightness ramp with noise. */
  static Image image(int side) {
    SplittableRandom random = new SplittableRandom(2);
    byte[] rgb = new byte[3 * side * side];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (40 + 150L * i / rgb.length + random.nextInt(40));
    }
    return Image.rgb(rgb, side, side);
  }
}
