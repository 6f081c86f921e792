// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.job.Cost;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;

/**
 * Charts of accuracy against cost: for each category image AUROC against the seconds of the
 * training and against the milliseconds of one image, for all method setups except ablations and
 * for other programs.
 *
 * @param results of all jobs
 * @param otherPrograms results of other programs on the same images
 */
record ParetoCharts(BenchmarkResults results, OtherPrograms otherPrograms) {
  private static final String STYLE =
      """
      <style>
      .pareto { --halo: #fff; color: #222; font: 11px system-ui, sans-serif; }
      .pareto text { fill: currentColor; }
      .pareto .title { font-size: 13px; font-weight: 600; }
      .pareto .label { paint-order: stroke; stroke: var(--halo); stroke-width: 3px; stroke-linejoin: round; }
      .pareto .leader { stroke: currentColor; stroke-opacity: .4; }
      .pareto .tick { opacity: .75; }
      .pareto .grid { stroke: currentColor; stroke-opacity: .13; }
      .pareto .front { fill: none; stroke: currentColor; stroke-opacity: .45; stroke-dasharray: 4 3; }
      .pareto .timed { stroke-dasharray: 2 3; }
      .pareto .along { font-size: 10px; opacity: .8; }
      .pareto .whisker { stroke-width: 1.5; stroke-opacity: .55; }
      .k0 { fill: #2b7bba; stroke: #2b7bba; } .k1 { fill: #e6761b; stroke: #e6761b; }
      .k2 { fill: #3a9a4b; stroke: #3a9a4b; } .k3 { fill: #b04fc0; stroke: #b04fc0; }
      .k4 { fill: #c9403a; stroke: #c9403a; } .k5 { fill: #7a6a56; stroke: #7a6a56; }
      .k6 { fill: #1f9c9c; stroke: #1f9c9c; } .k7 { fill: #8a8f00; stroke: #8a8f00; }
      @media (prefers-color-scheme: dark) { .pareto { --halo: #121212; color: #ddd; } }
      </style>
      """;

  /** One SVG with all charts; empty if no job has finished. */
  Optional<String> svg() {
    List<String> groups = new ArrayList<>();
    plots().forEach(plot -> groups.add(place(plot, groups.size())));
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    int height = (groups.size() + 1) / 2 * ParetoPlot.HEIGHT;
    return Optional.of(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pareto\" role=\"img\" aria-label=\"Image AUROC against training time and latency\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n%s%s</svg>\n"
            .formatted(
                2 * ParetoPlot.WIDTH,
                height,
                2 * ParetoPlot.WIDTH,
                height,
                STYLE,
                String.join("", groups)));
  }

  /** Two charts for each category with finished jobs. */
  List<ParetoPlot> plots() {
    List<ParetoPlot> plots = new ArrayList<>();
    for (String category : results.categories()) {
      chart(category, "image AUROC, % against training", "training, s", true).ifPresent(plots::add);
      chart(category, "image AUROC, % against latency", "one image, ms", false)
          .ifPresent(plots::add);
    }
    return plots;
  }

  private static String place(ParetoPlot plot, int index) {
    return "<g transform=\"translate(%d %d)\">\n%s</g>\n"
        .formatted(index % 2 * ParetoPlot.WIDTH, index / 2 * ParetoPlot.HEIGHT, plot.group());
  }

  private Optional<ParetoPlot> chart(
      String category, String title, String xLabel, boolean training) {
    List<ParetoPoint> points = new ArrayList<>();
    List<ParetoPlot.CostLine> costLines = new ArrayList<>();
    for (MethodSetup setup : results.setups()) {
      if (setup.ablation().isEmpty()) {
        point(category, setup, training ? Cost::trainSeconds : Cost::latencyMilliseconds)
            .ifPresent(points::add);
      }
    }
    for (OtherPrograms.OtherProgramResult row : otherPrograms.of(category)) {
      OptionalDouble cost = training ? row.trainSeconds() : row.latencyMilliseconds();
      if (cost.orElse(0) <= 0) { // cannot be drawn on a logarithmic scale
        continue;
      }
      if (row.auroc().isPresent()) {
        points.add(
            new ParetoPoint(
                row.name(),
                row.name(),
                cost.getAsDouble(),
                100 * row.auroc().getAsDouble(),
                OptionalDouble.empty()));
      } else {
        costLines.add(new ParetoPlot.CostLine(row.name(), row.name(), cost.getAsDouble()));
      }
    }
    List<ParetoPoint> drawn = points.stream().filter(point -> point.cost() > 0).toList();
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(new ParetoPlot(category + ": " + title, xLabel, drawn, costLines, kinds()));
  }

  private Optional<ParetoPoint> point(
      String category, MethodSetup setup, ToDoubleFunction<Cost> cost) {
    List<Cost> costs =
        results.of(category, setup).stream()
            .map(JobResult::cost)
            .flatMap(Optional::stream)
            .toList();
    return costs.isEmpty()
        ? Optional.empty()
        : results
            .metric(category, setup, MetricKey.IMAGE_AUROC.name())
            .map(
                auroc ->
                    new ParetoPoint(
                        label(setup),
                        setup.method(),
                        NumberFormats.min(costs, cost),
                        100 * auroc.mean(),
                        auroc.halfWidth().isPresent()
                            ? OptionalDouble.of(100 * auroc.halfWidth().getAsDouble())
                            : auroc.halfWidth()));
  }

  /** Methods first, so that their colours do not depend on other programs. */
  private List<String> kinds() {
    return Stream.concat(
            results.setups().stream().map(MethodSetup::method),
            otherPrograms.rows().stream().map(OtherPrograms.OtherProgramResult::name))
        .distinct()
        .toList();
  }

  private String label(MethodSetup setup) {
    boolean one = results.setups().stream().map(MethodSetup::modality).distinct().count() == 1;
    return setup.method() + " " + setup.preset() + (one ? "" : " " + setup.modality());
  }
}
