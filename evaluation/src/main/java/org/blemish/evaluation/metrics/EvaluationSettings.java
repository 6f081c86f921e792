// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.Comparator;
import java.util.List;
import org.blemish.core.geometry.Size;

/**
 * What an {@link Evaluator} is to find out.
 *
 * @param proLimits false positive rates up to which AU-PRO is wanted, above 0 and at most 1
 * @param sproLimits the same for AU-sPRO
 * @param falseRejectRates rates at which the recall of images is wanted, 0 to 1
 * @param resizedAurocSize size at which {@code pixel_auroc_192} is measured
 * @param bootstrap how intervals are drawn
 * @param threads that rank pixels at the end, at least 1; the figures do not depend on it
 */
public record EvaluationSettings(
    List<Double> proLimits,
    List<Double> sproLimits,
    List<Double> falseRejectRates,
    Size resizedAurocSize,
    Bootstrap bootstrap,
    int threads) {
  /** Up to where MVTec LOCO AD's evaluator takes the area. */
  private static final double LOCO_SPRO_LIMIT = 0.05;

  public EvaluationSettings {
    proLimits = checked("proLimits", proLimits);
    sproLimits = checked("sproLimits", sproLimits);
    falseRejectRates = List.copyOf(falseRejectRates);
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": expected at least 1");
    }
  }

  /** The field's limits, 95 % intervals from 1000 draws, all processors. */
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
   * The same with other limits of AU-PRO, the widest of which is drawn in reports.
   *
   * @param limits at least one, above 0 and at most 1
   */
  public EvaluationSettings withProLimits(List<Double> limits) {
    return new EvaluationSettings(
        limits, sproLimits, falseRejectRates, resizedAurocSize, bootstrap, threads);
  }

  /**
   * The same with the recall of images wanted at other false-reject rates.
   *
   * @param rates 0 to 1
   */
  public EvaluationSettings withFalseRejectRates(List<Double> rates) {
    return new EvaluationSettings(
        proLimits, sproLimits, rates, resizedAurocSize, bootstrap, threads);
  }

  /** The limit up to which a report draws the area: the field's where it was asked for. */
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
