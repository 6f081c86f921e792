// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.Locale;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.Head;
import org.blemish.inference.features.Features;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FittedMethod;

/**
 * Compares the exported graph with the trained method on real views.
 *
 * @param views compared
 * @param difference greatest difference of a map over the greatest value of that map
 */
record ParityCheck(int views, double difference) {
  private static final int VIEWS = 16;
  private static final double TOLERANCE = 1e-3;

  /** A map that is below this everywhere, as a memory's of its own patches, is compared with it. */
  private static final double LEAST_VALUE = 0.01;

  /**
   * Runs both.
   *
   * @throws BlemishException where they differ by more than 1e-3
   */
  static ParityCheck of(Head head, FittedMethod fitted, FeatureStore features) {
    int views = Math.min(VIEWS, features.views());
    double worst = 0;
    String where = "";
    for (int i = 0; i < views; i++) {
      int view = (int) ((long) i * features.views() / views);
      Features maps = features.features(view);
      Map<String, FloatMap> expected = fitted.reference().maps(maps);
      Map<String, FloatMap> exported = head.maps(maps);
      for (var entry : expected.entrySet()) {
        FloatMap map = exported.get(entry.getKey());
        if (map == null) {
          throw new BlemishException(
              "export failed: the graph has no map %s, only %s"
                  .formatted(entry.getKey(), exported.keySet()));
        }
        double difference = difference(entry.getValue(), map);
        if (!(difference <= worst)) {
          worst = difference;
          where = "map %s of view %d".formatted(entry.getKey(), view);
        }
      }
    }
    if (!(worst <= TOLERANCE)) {
      throw new BlemishException(
          String.format(
              Locale.ROOT,
              "export failed: the graph differs from the trained networks by %.2g (%s), at most %.0g is allowed; the checkpoints are kept, 'blemish export' tries again",
              worst,
              where,
              TOLERANCE));
    }
    return new ParityCheck(views, worst);
  }

  private static double difference(FloatMap expected, FloatMap exported) {
    double greatest = 0;
    double difference = 0;
    for (int i = 0; i < expected.values().length; i++) {
      greatest = Math.max(greatest, Math.abs(expected.values()[i]));
      double d = Math.abs(expected.values()[i] - exported.values()[i]);
      difference = Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.max(difference, d);
    }
    return difference / Math.max(greatest, LEAST_VALUE);
  }
}
