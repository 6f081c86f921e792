// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.blemish.core.scoring.Verdict;
import org.blemish.evaluation.page.Page;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ReportTable.TableCell;

/**
 * Sections about shares of the parts over time: of the verdicts, and of the reasons for UNSURE.
 *
 * @param windows of the parts
 * @param axis of the charts
 */
record ShareCharts(Windows windows, PartAxis axis) {
  private static final int REASONS = 5;

  /** Shares of defective and unsure parts. */
  Page.PageSection verdicts() {
    List<PageBlock.LineSeries> series =
        List.of(
            series("defective", part -> part.verdict() == Verdict.DEFECTIVE),
            series("unsure", part -> part.verdict() == Verdict.UNSURE));
    double highest =
        series.stream().flatMap(each -> each.y().stream()).mapToDouble(y -> y).max().orElse(0);
    double top = Math.min(1, Math.max(0.1, 1.1 * highest));
    return new Page.PageSection(
        "verdicts",
        "Verdicts over time",
        (axis.zone().isPresent()
                ? "By the time of the inspections, in windows of %d parts."
                : "Parts in the order of the results, in windows of %d.")
            .formatted(windows.length()),
        List.of(new PageBlock.Lines(List.of(chart("Share of verdicts", top, series)), false)));
  }

  /**
   * The most frequent reasons.
   *
   * @return empty if no part has one
   */
  Optional<Page.PageSection> reasons(List<InspectedPart> parts) {
    Map<String, Integer> most = mostFrequent(parts);
    if (most.isEmpty()) {
      return Optional.empty();
    }
    List<PageBlock.LineSeries> series =
        most.keySet().stream()
            .map(kind -> series(kind, part -> part.reasonKind().equals(Optional.of(kind))))
            .toList();
    PageBlock.LineChart chart = chart("Share of parts with this reason", 1, series);
    return Optional.of(
        new Page.PageSection(
            "reasons",
            "Unsure by reason",
            "",
            List.of(
                new PageBlock.Columns(
                    List.of(
                        new PageBlock.Columns.Column("Counts", List.of(counts(most))),
                        new PageBlock.Columns.Column(
                            "Over time", List.of(new PageBlock.Lines(List.of(chart), false))))))));
  }

  private static Map<String, Integer> mostFrequent(List<InspectedPart> parts) {
    Map<String, Integer> counts = new HashMap<>();
    parts.forEach(part -> part.reasonKind().ifPresent(kind -> counts.merge(kind, 1, Integer::sum)));
    Map<String, Integer> most = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(REASONS)
        .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
    return most;
  }

  private static PageBlock.Table counts(Map<String, Integer> reasons) {
    return new PageBlock.Table(
        "Number of parts by reason",
        List.of("Reason", "Parts"),
        reasons.entrySet().stream()
            .map(
                entry ->
                    List.of(
                        TableCell.of(entry.getKey()),
                        TableCell.of(Integer.toString(entry.getValue()))))
            .toList(),
        true);
  }

  private PageBlock.LineSeries series(String name, Predicate<InspectedPart> which) {
    return new PageBlock.LineSeries(
        name, windows.middles(axis), windows.shares(which), Optional.empty(), false);
  }

  private PageBlock.LineChart chart(String title, double top, List<PageBlock.LineSeries> series) {
    return new PageBlock.LineChart(
        title,
        "In windows of %d parts.".formatted(windows.length()),
        axis.label(),
        "Share",
        axis.range(),
        List.of(0.0, top),
        Optional.empty(),
        series,
        List.of(),
        false,
        true,
        axis.format(),
        "percent");
  }
}
