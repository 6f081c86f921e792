// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Verdict;
import org.blemish.evaluation.page.Page;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ThreeDigits;

/**
 * The section about scores over time: of each part beside the threshold, and their means beside
 * control limits.
 *
 * @param parts in the order of their inspection, at least one
 * @param windows of these parts
 * @param axis of the charts
 * @param limits of the mean scores
 */
record ScoreCharts(
    List<InspectedPart> parts, Windows windows, PartAxis axis, ControlLimits limits) {
  private static final int POINTS = 1500;
  private static final double MARGIN = 0.06;

  Page.PageSection section() {
    return new Page.PageSection(
        "scores",
        "Scores against the calibration",
        "Control limits are three standard deviations of a mean of %d good parts, from the scores that the thresholds come from. Defective parts raise the mean too."
            .formatted(windows.length()),
        List.of(new PageBlock.Lines(List.of(means(), each()), false)));
  }

  private PageBlock.LineChart means() {
    int n = windows.length();
    return chart(
        "Mean score of %d parts".formatted(n),
        "Control limits %s and %s."
            .formatted(ThreeDigits.text(limits.lower(n)), ThreeDigits.text(limits.upper(n))),
        new PageBlock.LineSeries(
            "mean",
            windows.middles(axis),
            windows.means(InspectedPart::score),
            Optional.empty(),
            false),
        List.of(
            new PageBlock.NamedValue("upper control limit", limits.upper(n)),
            new PageBlock.NamedValue("lower control limit", limits.lower(n))));
  }

  private PageBlock.LineChart each() {
    List<InspectedPart> shown = spread();
    return chart(
        "Score of each part",
        "Defective parts are above the threshold.",
        new PageBlock.LineSeries(
            "score",
            shown.stream().map(axis::value).toList(),
            shown.stream().map(InspectedPart::score).toList(),
            Optional.of(
                shown.stream()
                    .map(part -> part.source() + ": " + ThreeDigits.text(part.score()))
                    .toList()),
            true),
        parts
            .get(parts.size() - 1)
            .reject()
            .map(reject -> new PageBlock.NamedValue("defective above", reject))
            .stream()
            .toList());
  }

  /** Every n-th part and all defective ones, so that the page stays small. */
  private List<InspectedPart> spread() {
    int step = Math.max(1, (parts.size() + POINTS - 1) / POINTS);
    List<InspectedPart> chosen = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i % step == 0 || parts.get(i).verdict() == Verdict.DEFECTIVE) {
        chosen.add(parts.get(i));
      }
    }
    return chosen;
  }

  private PageBlock.LineChart chart(
      String title,
      String description,
      PageBlock.LineSeries series,
      List<PageBlock.NamedValue> lines) {
    List<Double> values = new ArrayList<>(series.y());
    lines.forEach(line -> values.add(line.value()));
    double low = values.stream().mapToDouble(v -> v).min().orElseThrow();
    double high = values.stream().mapToDouble(v -> v).max().orElseThrow();
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new PageBlock.LineChart(
        title,
        description,
        axis.label(),
        "Score",
        axis.range(),
        List.of(low - margin, high + margin),
        Optional.empty(),
        List.of(series),
        lines,
        false,
        !series.scattered(),
        axis.format(),
        "number");
  }
}
