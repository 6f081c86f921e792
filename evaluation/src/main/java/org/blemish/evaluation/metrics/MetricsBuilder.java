// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Collects the values of {@link Metrics}. */
final class MetricsBuilder {
  final Map<String, Double> values = new LinkedHashMap<>();
  final Map<String, Interval> intervals = new LinkedHashMap<>();
  final Map<String, Map<String, Double>> byDefect = new TreeMap<>();
  final Map<String, String> absent = new LinkedHashMap<>();

  /** Puts the value, or the reason why it is absent. */
  void put(MetricKey key, OptionalDouble value, String whyAbsent) {
    if (value.isPresent()) {
      values.put(key.name(), value.getAsDouble());
    } else {
      absent.put(key.name(), whyAbsent);
    }
  }

  void putInterval(MetricKey key, Optional<Interval> interval) {
    interval.ifPresent(found -> intervals.put(key.name(), found));
  }

  void putForDefect(String defect, MetricKey key, OptionalDouble value) {
    value.ifPresent(
        number ->
            byDefect
                .computeIfAbsent(defect, name -> new LinkedHashMap<>())
                .put(key.name(), number));
  }

  /** Puts the mean of two metrics, or that it is absent because one of them is. */
  void putMean(MetricKey key, MetricKey first, MetricKey second) {
    Double a = values.get(first.name());
    Double b = values.get(second.name());
    if (a != null && b != null) {
      values.put(key.name(), (a + b) / 2);
    } else {
      absent.put(key.name(), "needs both " + first.name() + " and " + second.name());
    }
  }
}
