// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A mark in a chart of accuracy against cost.
 *
 * @param label beside it
 * @param kind marks of one kind have one colour
 * @param cost above 0
 * @param value AUROC in per cent
 * @param halfWidth of the value's interval, where there are several seeds
 */
record ParetoPoint(String label, String kind, double cost, double value, OptionalDouble halfWidth) {
  /** Those that none beats at the same cost or less, the cheapest first. */
  static List<ParetoPoint> front(List<ParetoPoint> points) {
    return points.stream()
        .filter(point -> points.stream().noneMatch(other -> other.beats(point)))
        .sorted(Comparator.comparingDouble(ParetoPoint::cost))
        .toList();
  }

  private boolean beats(ParetoPoint other) {
    return cost <= other.cost && value >= other.value && (cost < other.cost || value > other.value);
  }
}
