// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.blemish.evaluation.page.HtmlText;

/**
 * A chart of accuracy against cost as SVG: cost on a logarithmic x axis, AUROC on the y axis, and
 * the Pareto front.
 *
 * @param title of the chart
 * @param xLabel name and unit of the cost
 * @param points at least one
 * @param costLines costs of programs without a known AUROC
 * @param kinds in the order of their colours
 */
record ParetoPlot(
    String title,
    String xLabel,
    List<ParetoPoint> points,
    List<CostLine> costLines,
    List<String> kinds) {
  /**
   * A vertical line at a cost, for a program without a known AUROC.
   *
   * @param label along the line
   * @param kind chooses the colour, as for a {@link ParetoPoint}
   * @param cost above 0
   */
  record CostLine(String label, String kind, double cost) {}

  static final int WIDTH = 460;
  static final int HEIGHT = 300;

  private static final int LEFT = 48;
  private static final int RIGHT = WIDTH - 14;
  private static final int TOP = 30;
  private static final int BOTTOM = HEIGHT - 44;
  private static final double RADIUS = 4.5;
  private static final int COLOURS = 8;

  /** Margin outside of the lowest and the highest cost, as a ratio of costs. */
  private static final double COST_MARGIN = 1.2;

  /** Pixels on the right for the label of the mark with the highest cost. */
  private static final double LABEL_MARGIN = 95;

  private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20};
  private static final int TICKS = 6;
  private static final int MAX_COST_TICKS = 8;

  /** The content of an SVG group, at the origin. */
  String group() {
    StringBuilder out = new StringBuilder();
    text(out, LEFT, 16, "start", "title", title);
    grid(out);
    costLines.forEach(line -> costLine(out, line));
    front(out);
    labels(out);
    points.forEach(point -> mark(out, point));
    return out.toString();
  }

  private void grid(StringBuilder out) {
    for (double tick : costTicks()) {
      line(out, x(tick), TOP, x(tick), BOTTOM, "grid");
      text(out, x(tick), BOTTOM + 15, "middle", "tick", shortest(tick));
    }
    double step = step();
    for (double tick = low(); tick <= high() + step / 1000; tick += step) {
      line(out, LEFT, y(tick), RIGHT, y(tick), "grid");
      text(out, LEFT - 6, y(tick) + 4, "end", "tick", shortest(tick));
    }
    text(out, (LEFT + RIGHT) / 2.0, HEIGHT - 10, "middle", "axis", xLabel);
  }

  private void front(StringBuilder out) {
    StringBuilder path = new StringBuilder();
    for (ParetoPoint point : ParetoPoint.front(points)) {
      path.append(
          path.isEmpty()
              ? format("M%.1f %.1f", x(point.cost()), y(point.value()))
              : format("H%.1fV%.1f", x(point.cost()), y(point.value())));
    }
    out.append("<path class=\"front\" d=\"")
        .append(path)
        .append("H")
        .append(RIGHT)
        .append("\"/>\n");
  }

  private void costLine(StringBuilder out, CostLine costLine) {
    double x = x(costLine.cost());
    line(out, x, TOP, x, BOTTOM, "timed " + colour(costLine.kind()));
    out.append(
        format(
            "<text class=\"along\" transform=\"translate(%.1f %d) rotate(-90)\">%s</text>\n",
            x - 4, BOTTOM - 6, HtmlText.escape(costLine.label() + " (time only)")));
  }

  private String colour(String kind) {
    return "k" + kinds.indexOf(kind) % COLOURS;
  }

  private void mark(StringBuilder out, ParetoPoint point) {
    double x = x(point.cost());
    double y = y(point.value());
    String colour = colour(point.kind());
    point
        .halfWidth()
        .ifPresent(
            half ->
                line(
                    out,
                    x,
                    Math.max(TOP, y(point.value() + half)),
                    x,
                    Math.min(BOTTOM, y(point.value() - half)),
                    "whisker " + colour));
    out.append(
        format(
            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s: %.1f at %s</title></circle>\n",
            colour,
            x,
            y,
            RADIUS,
            HtmlText.escape(point.label()),
            point.value(),
            shortest(point.cost())));
  }

  private void labels(StringBuilder out) {
    ChartLabels taken = new ChartLabels(LEFT, RIGHT, TOP, BOTTOM);
    points.forEach(point -> taken.block(x(point.cost()), y(point.value()), RADIUS + 1));
    for (ParetoPoint point : points) {
      ChartLabels.LabelPosition place =
          taken.place(x(point.cost()), y(point.value()), point.label());
      if (place.row() != 0) {
        line(out, x(point.cost()), y(point.value()), place.x(), place.y() - 4, "leader");
      }
      text(out, place.x(), place.y(), place.anchor(), "label", point.label());
    }
  }

  private double x(double cost) {
    double from = Math.log(cheapest());
    double to = Math.log(dearest());
    return LEFT + (RIGHT - LABEL_MARGIN - LEFT) * (Math.log(cost) - from) / (to - from);
  }

  private double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * (value - low()) / (high() - low());
  }

  private double cheapest() {
    return costs().min().orElseThrow() / COST_MARGIN;
  }

  private double dearest() {
    return costs().max().orElseThrow() * COST_MARGIN;
  }

  private DoubleStream costs() {
    return DoubleStream.concat(
        points.stream().mapToDouble(ParetoPoint::cost),
        costLines.stream().mapToDouble(CostLine::cost));
  }

  private double lowest() {
    return points.stream().mapToDouble(ParetoPoint::value).min().orElseThrow();
  }

  private double highest() {
    return points.stream().mapToDouble(ParetoPoint::value).max().orElseThrow();
  }

  private double step() {
    double range = Math.max(1, highest() - lowest());
    for (double step : STEPS) {
      if (range / step <= TICKS) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  private double low() {
    return Math.max(0, step() * Math.floor((lowest() - step() / 4) / step()));
  }

  private double high() {
    return Math.min(100, step() * Math.ceil((highest() + step() / 4) / step()));
  }

  /** 1, 2 and 5 times each power of ten, or only the powers if these would be too many. */
  private List<Double> costTicks() {
    List<Double> ticks = costTicks(1, 2, 5);
    return ticks.size() <= MAX_COST_TICKS ? ticks : costTicks(1);
  }

  private List<Double> costTicks(int... digits) {
    List<Double> ticks = new ArrayList<>();
    for (int power = -3; power < 7; power++) {
      for (int digit : digits) {
        double tick = digit * Math.pow(10, power);
        if (tick >= cheapest() && x(tick) <= RIGHT) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static void line(
      StringBuilder out, double x1, double y1, double x2, double y2, String style) {
    out.append(
        format(
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            style, x1, y1, x2, y2));
  }

  private static void text(
      StringBuilder out, double x, double y, String anchor, String style, String text) {
    out.append(
        format(
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            style, x, y, anchor, HtmlText.escape(text)));
  }

  private static String shortest(double value) {
    double rounded = Math.round(value * 1000) / 1000.0;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.valueOf(Math.round(rounded * 100) / 100.0);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
