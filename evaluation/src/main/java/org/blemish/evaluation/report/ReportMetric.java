// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blemish.evaluation.metrics.Interval;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Metrics;

/**
 * One metric of an evaluation, as a fraction.
 *
 * @param key of the metric
 * @param value from 0 to 1
 * @param interval confidence interval; empty if none was computed
 * @param published value of a publication on the same data, from 0 to 1; empty if there is none
 */
public record ReportMetric(
    MetricKey key, double value, Optional<Interval> interval, OptionalDouble published) {

  public static ReportMetric of(MetricKey key, double value) {
    return new ReportMetric(key, value, Optional.empty(), OptionalDouble.empty());
  }

  public ReportMetric withInterval(double low, double high) {
    return new ReportMetric(key, value, Optional.of(new Interval(low, high)), published);
  }

  public ReportMetric withPublished(double published) {
    return new ReportMetric(key, value, interval, OptionalDouble.of(published));
  }

  /** All metrics of an evaluation, in its order. */
  static List<ReportMetric> all(Metrics metrics, Map<String, Double> published) {
    List<ReportMetric> all = new ArrayList<>();
    metrics
        .values()
        .forEach(
            (name, value) -> {
              Double other = published.get(name);
              all.add(
                  new ReportMetric(
                      MetricKey.of(name),
                      value,
                      Optional.ofNullable(metrics.intervals().get(name)),
                      other == null ? OptionalDouble.empty() : OptionalDouble.of(other)));
            });
    return all;
  }
}
