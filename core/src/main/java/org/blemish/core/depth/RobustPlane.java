// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;

/**
 * A plane {@code z = zx x + zy y + z0} that most readings in a band along the scan's border agree
 * on: found by random triples (RANSAC), then fitted to those that agree by least squares. The same
 * scan and seed always give the same plane.
 *
 * @param zx metres per pixel along x
 * @param zy metres per pixel along y
 * @param z0 depth in pixel (0, 0), metres
 */
record RobustPlane(double zx, double zy, double z0) implements Background {
  private static final int TRIALS = 300;
  private static final int MAX_READINGS = 4000;
  private static final int MIN_READINGS = 16;
  private static final double MIN_AGREEMENT = 0.5;

  /**
   * Fits a plane.
   *
   * @param z depth, 0 for no reading
   * @param tolerance a reading agrees with a plane within this distance, metres
   * @param seed of the random triples
   * @param name name of the scan in messages
   * @throws BlemishException if the border has too few readings, or no plane fits half of them
   */
  static RobustPlane fit(FloatMap z, double tolerance, long seed, String name) {
    BorderReadings border = BorderReadings.of(z, MAX_READINGS);
    if (border.count() < MIN_READINGS) {
      throw new BlemishException(
          ("%s: %d readings along the border, a plane through them needs at least %d: set"
                  + " depth.background to none where the background is never measured")
              .formatted(name, border.count(), MIN_READINGS));
    }
    RobustPlane plane = bestOfTriples(border, tolerance, new Random(seed));
    for (int i = 0; i < 3; i++) {
      plane = plane.refined(border, tolerance);
    }
    double agreement = (double) plane.agreeing(border, tolerance) / border.count();
    if (agreement < MIN_AGREEMENT) {
      throw new BlemishException(
          ("%s: no plane along the border: the best has %.0f %% of the readings within %s m,"
                  + " expected at least %.0f %%: set depth.threshold higher for an uneven support, or"
                  + " depth.background to none")
              .formatted(name, 100 * agreement, tolerance, 100 * MIN_AGREEMENT));
    }
    return plane;
  }

  @Override
  public double at(int x, int y) {
    return zx * x + zy * y + z0;
  }

  private static RobustPlane bestOfTriples(BorderReadings b, double tolerance, Random random) {
    RobustPlane best = new RobustPlane(0, 0, 0);
    int most = -1;
    for (int trial = 0; trial < TRIALS; trial++) {
      int i = random.nextInt(b.count());
      int j = random.nextInt(b.count());
      int k = random.nextInt(b.count());
      RobustPlane plane = through(b, i, j, k);
      int agreeing = plane.agreeing(b, tolerance);
      if (agreeing > most) {
        most = agreeing;
        best = plane;
      }
    }
    return best;
  }

  private static RobustPlane through(BorderReadings b, int i, int j, int k) {
    PlaneSums sums = new PlaneSums(b.x()[i], b.y()[i]);
    sums.add(b.x()[i], b.y()[i], b.z()[i]);
    sums.add(b.x()[j], b.y()[j], b.z()[j]);
    sums.add(b.x()[k], b.y()[k], b.z()[k]);
    return sums.solve();
  }

  /** Least squares over the readings that agree with this plane. */
  private RobustPlane refined(BorderReadings b, double tolerance) {
    PlaneSums sums = new PlaneSums(b.x()[0], b.y()[0]);
    for (int i = 0; i < b.count(); i++) {
      if (agrees(b, i, tolerance)) {
        sums.add(b.x()[i], b.y()[i], b.z()[i]);
      }
    }
    return sums.solve();
  }

  private int agreeing(BorderReadings b, double tolerance) {
    int n = 0;
    for (int i = 0; i < b.count(); i++) {
      n += agrees(b, i, tolerance) ? 1 : 0;
    }
    return n;
  }

  private boolean agrees(BorderReadings b, int i, double tolerance) {
    return Math.abs(at(b.x()[i], b.y()[i]) - b.z()[i]) <= tolerance;
  }
}
