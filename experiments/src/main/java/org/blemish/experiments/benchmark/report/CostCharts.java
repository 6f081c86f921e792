// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blemish.evaluation.page.PageBlock;

/** Charts of accuracy against cost for the page, with the points of the Markdown's chart. */
final class CostCharts {
  private CostCharts() {}

  static PageBlock.Costs of(List<ParetoPlot> plots) {
    return new PageBlock.Costs(plots.stream().map(CostCharts::chart).toList());
  }

  private static PageBlock.Costs.CostChart chart(ParetoPlot plot) {
    return new PageBlock.Costs.CostChart(
        plot.title(),
        plot.xLabel(),
        "Image AUROC",
        plot.points().stream().map(point -> point(point, plot.kinds())).toList());
  }

  private static PageBlock.Costs.CostPoint point(ParetoPoint point, List<String> kinds) {
    double value = point.value() / 100;
    return new PageBlock.Costs.CostPoint(
        point.label(),
        point.cost(),
        value,
        end(point.halfWidth(), value, -1),
        end(point.halfWidth(), value, 1),
        Math.max(0, kinds.indexOf(point.kind())));
  }

  private static Optional<Double> end(OptionalDouble halfWidth, double value, int side) {
    return halfWidth.isEmpty()
        ? Optional.empty()
        : Optional.of(Math.max(0, Math.min(1, value + side * halfWidth.getAsDouble() / 100)));
  }
}
