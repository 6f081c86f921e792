// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Figures being collected, on their way into {@link Metrics}. */
final class MetricsBuilder {
  final Map<String, Double> values = new LinkedHashMap<>();
  final Map<String, Interval> intervals = new LinkedHashMap<>();
  final Map<String, Map<String, Double>> byDefect = new TreeMap<>();
  final Map<String, String> absent = new LinkedHashMap<>();

  /** Keeps a figure, or why there is none. */
  void put(String name, OptionalDouble value, String whyAbsent) {
    if (value.isPresent()) {
      values.put(name, value.getAsDouble());
    } else {
      absent.put(name, whyAbsent);
    }
  }

  void putInterval(String name, Optional<Interval> interval) {
    interval.ifPresent(found -> intervals.put(name, found));
  }

  void putForDefect(String defect, String name, OptionalDouble value) {
    value.ifPresent(
        number -> byDefect.computeIfAbsent(defect, key -> new LinkedHashMap<>()).put(name, number));
  }

  /** Keeps the mean of two figures as a third, if both are there. */
  void putMean(String name, String first, String second) {
    Double a = values.get(first);
    Double b = values.get(second);
    if (a != null && b != null) {
      values.put(name, (a + b) / 2);
    } else {
      absent.put(name, "needs both " + first + " and " + second);
    }
  }

  /** {@code prefix_0.3} for 0.3, {@code prefix_1} for 1. */
  static String nameWithRate(String prefix, double rate) {
    return prefix + "_" + BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }
}
