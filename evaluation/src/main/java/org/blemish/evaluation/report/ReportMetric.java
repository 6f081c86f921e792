// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blemish.evaluation.metrics.Interval;
import org.blemish.evaluation.metrics.Metrics;

/**
 * One figure of an evaluation, as a fraction.
 *
 * @param name its key in {@code metrics.json} ({@code image_auroc}); the page shows a readable name
 *     for those it knows, and the key else
 * @param value from 0 to 1
 * @param interval where the value lies with some certainty
 * @param published the value that a publication gives for the same data, from 0 to 1
 */
public record ReportMetric(
    String name, double value, Optional<Interval> interval, OptionalDouble published) {

  public static ReportMetric of(String name, double value) {
    return new ReportMetric(name, value, Optional.empty(), OptionalDouble.empty());
  }

  public ReportMetric withInterval(double low, double high) {
    return new ReportMetric(name, value, Optional.of(new Interval(low, high)), published);
  }

  /** All figures of an evaluation, in its order. */
  static List<ReportMetric> all(Metrics metrics, Map<String, Double> published) {
    List<ReportMetric> figures = new ArrayList<>();
    metrics
        .values()
        .forEach(
            (name, value) -> {
              Double other = published.get(name);
              figures.add(
                  new ReportMetric(
                      name,
                      value,
                      Optional.ofNullable(metrics.intervals().get(name)),
                      other == null ? OptionalDouble.empty() : OptionalDouble.of(other)));
            });
    return figures;
  }

  public ReportMetric withPublished(double published) {
    return new ReportMetric(name, value, interval, OptionalDouble.of(published));
  }
}
