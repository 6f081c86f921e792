// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.Comparator;
import java.util.List;
import org.blemish.core.geometry.Size;

/**
 * What an {@link Evaluator} computes.
 *
 * @param proLimits false positive rates up to which AU-PRO is computed, above 0 and at most 1
 * @param sproLimits the same for AU-sPRO
 * @param falseRejectRates at which the recall of images is computed, 0 to 1
 * @param resizedAurocSize size of maps and masks for {@code pixel_auroc_192}
 * @param bootstrap for the confidence intervals
 * @param threads that rank pixels at the end, at least 1; the result does not depend on it
 */
public record EvaluationSettings(
    List<Double> proLimits,
    List<Double> sproLimits,
    List<Double> falseRejectRates,
    Size resizedAurocSize,
    Bootstrap bootstrap,
    int threads) {
  /** The limit of MVTec LOCO AD's published results. */
  private static final double LOCO_SPRO_LIMIT = 0.05;

  public EvaluationSettings {
    proLimits = checked("proLimits", proLimits);
    sproLimits = checked("sproLimits", sproLimits);
    falseRejectRates = List.copyOf(falseRejectRates);
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": expected at least 1");
    }
  }

  /** The limits of the data sets' evaluators, 95 % intervals from 1000 draws, all processors. */
  public static EvaluationSettings defaults() {
    return new EvaluationSettings(
        List.of(0.05, 0.3),
        List.of(0.01, 0.05, 0.1, 0.3, 1.0),
        List.of(0.01, 0.05),
        new Size(192, 192),
        new Bootstrap(1000, 0.95, 0),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same settings with other limits of AU-PRO; reports show the area up to the largest.
   *
   * @param limits at least one, above 0 and at most 1
   */
  public EvaluationSettings withProLimits(List<Double> limits) {
    return new EvaluationSettings(
        limits, sproLimits, falseRejectRates, resizedAurocSize, bootstrap, threads);
  }

  /**
   * The same settings with the recall of images at other false-reject rates.
   *
   * @param rates 0 to 1
   */
  public EvaluationSettings withFalseRejectRates(List<Double> rates) {
    return new EvaluationSettings(
        proLimits, sproLimits, rates, resizedAurocSize, bootstrap, threads);
  }

  /** The limit that a report shows: the published one for AU-sPRO if computed, else the largest. */
  double plottedLimit(boolean saturated) {
    return saturated && sproLimits.contains(LOCO_SPRO_LIMIT)
        ? LOCO_SPRO_LIMIT
        : (saturated ? sproLimits : proLimits).stream().max(Comparator.naturalOrder()).orElse(1.0);
  }

  private static List<Double> checked(String name, List<Double> limits) {
    for (double limit : limits) {
      if (!(limit > 0 && limit <= 1)) {
        throw new IllegalArgumentException(
            "%s holds %s: expected above 0 and at most 1".formatted(name, limit));
      }
    }
    return List.copyOf(limits);
  }
}
