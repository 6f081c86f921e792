// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.util.List;
import org.blemish.evaluation.metrics.EvaluationSettings;

/**
 * Limits at which the evaluations of a benchmark measure; an empty list means the defaults of
 * {@link EvaluationSettings}.
 *
 * @param pro false positive rates up to which AU-PRO is measured, above 0 and at most 1
 * @param falseRejectRates false-reject rates at which the recall is measured, 0 to 1
 */
public record MetricLimits(List<Double> pro, List<Double> falseRejectRates) {
  public MetricLimits {
    pro = List.copyOf(pro);
    falseRejectRates = List.copyOf(falseRejectRates);
  }

  /**
   * The settings of one evaluation.
   *
   * @param threads at least 1
   */
  public EvaluationSettings settings(int threads) {
    EvaluationSettings defaults = EvaluationSettings.defaults();
    return new EvaluationSettings(
        pro.isEmpty() ? defaults.proLimits() : pro,
        defaults.sproLimits(),
        falseRejectRates.isEmpty() ? defaults.falseRejectRates() : falseRejectRates,
        defaults.resizedAurocSize(),
        defaults.bootstrap(),
        threads);
  }
}
