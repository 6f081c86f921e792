// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.metrics.Interval;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Metrics;

/**
 * One metric of an evaluation, as a fraction.
 *
 * @param key of the metric
 * @param value from 0 to 1
 * @param interval confidence interval; empty if none was computed
 */
public record ReportMetric(MetricKey key, double value, Optional<Interval> interval) {

  public static ReportMetric of(MetricKey key, double value) {
    return new ReportMetric(key, value, Optional.empty());
  }

  public ReportMetric withInterval(double low, double high) {
    return new ReportMetric(key, value, Optional.of(new Interval(low, high)));
  }

  /** All metrics of an evaluation, in its order. */
  static List<ReportMetric> all(Metrics metrics) {
    return metrics.values().entrySet().stream()
        .map(
            metric ->
                new ReportMetric(
                    MetricKey.of(metric.getKey()),
                    metric.getValue(),
                    Optional.ofNullable(metrics.intervals().get(metric.getKey()))))
        .toList();
  }
}
