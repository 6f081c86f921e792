// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.Head;
import org.blemish.inference.features.Features;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FittedMethod;

/**
 * Compares the exported graph with the trained method on some views.
 *
 * @param views compared
 * @param difference greatest difference of a map, beyond what it is rounded to in integers, over
 *     the greatest absolute value of that map
 */
public record ParityCheck(int views, double difference) {
  private static final int VIEWS = 16;
  private static final double TOLERANCE = 1e-3;

  /** Differences of maps with smaller values, such as all zeros, are relative to this value. */
  private static final double LEAST_VALUE = 0.01;

  /**
   * Compares both on views of the good samples.
   *
   * @throws BlemishException if they differ by more than 1e-3
   */
  static ParityCheck of(Head head, FittedMethod fitted, FeatureStore features) {
    int count = Math.min(VIEWS, features.views());
    List<Features> views =
        IntStream.range(0, count)
            .mapToObj(i -> features.features((int) ((long) i * features.views() / count)))
            .toList();
    return of(
        head,
        fitted.reference(),
        views,
        "the checkpoints are kept, 'blemish export' exports them again");
  }

  /**
   * Compares both on given views.
   *
   * @param head the exported graph
   * @param reference the trained method
   * @param advice last part of the error where they differ
   * @throws BlemishException if they differ by more than 1e-3
   */
  public static ParityCheck of(
      Head head, FittedMethod.Reference reference, List<Features> views, String advice) {
    double worst = 0;
    String where = "";
    for (int view = 0; view < views.size(); view++) {
      Map<String, FloatMap> expected = reference.maps(views.get(view));
      Map<String, FloatMap> exported = head.maps(views.get(view));
      for (var entry : expected.entrySet()) {
        FloatMap map = exported.get(entry.getKey());
        if (map == null) {
          throw new BlemishException(
              "export failed: the graph has no map %s, only %s"
                  .formatted(entry.getKey(), exported.keySet()));
        }
        double difference = difference(entry.getValue(), map, reference.rounding(entry.getKey()));
        if (difference > worst) {
          worst = difference;
          where = "map %s of view %d".formatted(entry.getKey(), view + 1);
        }
      }
    }
    if (worst > TOLERANCE) {
      throw new BlemishException(
          String.format(
              Locale.ROOT,
              "export failed: the graph differs from the trained method by %.2g (%s), at most %.0g is allowed; %s",
              worst,
              where,
              TOLERANCE,
              advice));
    }
    return new ParityCheck(views.size(), worst);
  }

  private static double difference(FloatMap expected, FloatMap exported, double rounding) {
    double greatest = 0;
    double difference = 0;
    for (int i = 0; i < expected.values().length; i++) {
      greatest = Math.max(greatest, Math.abs(expected.values()[i]));
      double d = Math.abs(expected.values()[i] - exported.values()[i]);
      if (!Double.isFinite(d)) {
        return Double.POSITIVE_INFINITY;
      }
      difference = Math.max(difference, d - rounding);
    }
    return difference / Math.max(greatest, LEAST_VALUE);
  }
}
