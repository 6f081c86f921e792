// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import java.util.Random;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.Scan;

/** Scans made by formula: a round part on a support, with sensor noise and holes. */
final class DomeScans {
  private DomeScans() {}

  /**
   * A dome of 30 mm in the middle of a support that is tilted by 20 mm along x.
   *
   * @param holes share of pixels without a reading
   */
  static Scan dome(int width, int height, double holes, long seed) {
    Random random = new Random(seed);
    FloatMap z = new FloatMap(width, height, new float[width * height]);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (x + 0.5) / width - 0.5;
        double v = (y + 0.5) / height - 0.5;
        double dome = Math.max(0, 0.03 * (1 - (u * u + v * v) / 0.09));
        double noise = 0.0005 * random.nextGaussian();
        boolean hole = random.nextDouble() < holes;
        z.values()[y * width + x] = hole ? 0 : (float) (0.5 + 0.02 * u - dome + noise);
      }
    }
    return Scan.ofDepth(z);
  }

  /** Overwrites a rectangle of readings. */
  static void put(Scan scan, int left, int top, int width, int height, float value) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        scan.z().values()[y * scan.width() + x] = value;
      }
    }
  }
}
