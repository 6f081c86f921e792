// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A mark in a chart of accuracy against cost.
 *
 * @param label of the mark
 * @param kind chooses the colour
 * @param cost above 0
 * @param value AUROC in per cent
 * @param halfWidth half the width of the value's confidence interval; empty for one seed
 */
record ParetoPoint(String label, String kind, double cost, double value, OptionalDouble halfWidth) {
  /** The Pareto front: points that no other point dominates, the lowest cost first. */
  static List<ParetoPoint> front(List<ParetoPoint> points) {
    return points.stream()
        .filter(point -> points.stream().noneMatch(other -> other.dominates(point)))
        .sorted(Comparator.comparingDouble(ParetoPoint::cost))
        .toList();
  }

  private boolean dominates(ParetoPoint other) {
    return cost <= other.cost && value >= other.value && (cost < other.cost || value > other.value);
  }
}
