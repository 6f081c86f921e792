// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.labels.LabelFile;
import org.blemish.evaluation.page.Figure;
import org.blemish.evaluation.page.Page;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ReportTable.TableCell;
import org.blemish.evaluation.page.ThreeDigits;
import org.blemish.inference.Detector;

/**
 * The page of a shift: verdicts over time, drift of scores and of the gate's measurements against
 * the calibration with control limits, the worst ten parts, and agreement with an inspector's
 * labels.
 *
 * @param title of the page
 * @param parts in the order of their inspection, at least one
 * @param calibration scores that the model's thresholds come from; empty: the first fifth of the
 *     shift is the reference
 * @param gate of the model; empty: nothing is measured
 * @param labels of an inspector
 * @param detector inspects the worst parts again, for their heat maps; stays open
 */
public record ShiftReport(
    String title,
    List<InspectedPart> parts,
    Optional<CalibrationRecord> calibration,
    Optional<QualityGate> gate,
    Optional<LabelFile> labels,
    Optional<Detector> detector) {
  private static final int WORST = 10;
  private static final int REASONS = 5;
  private static final int POINTS = 1500;
  private static final double MARGIN = 0.06;

  public ShiftReport {
    parts = List.copyOf(parts);
  }

  /** Writes the page. */
  public void write(Path file) {
    page().write(file);
  }

  Page page() {
    Windows windows = Windows.of(parts);
    List<Page.PageSection> sections = new ArrayList<>();
    sections.add(verdicts(windows));
    sections.add(scores(windows));
    reasons(windows).ifPresent(sections::add);
    measurements().ifPresent(sections::add);
    sections.add(worst());
    Optional<LabelAgreement> agreement =
        labels.map(file -> LabelAgreement.of(parts, file)).filter(found -> found.labelled() > 0);
    agreement.ifPresent(found -> sections.add(agreement(found)));
    List<String> notes = new ArrayList<>();
    if (calibration.isEmpty()) {
      notes.add(
          "Without a model, the first fifth of the shift is the reference of the control limits:"
              + " give --model.");
    }
    if (labels.isPresent() && agreement.isEmpty()) {
      notes.add("No path of the labels is among the inspected parts.");
    }
    return new Page(
        title,
        List.of(new Page.PageField("Parts", Integer.toString(parts.size()))),
        lead(windows),
        List.of(bars()),
        notes,
        sections);
  }

  /** Verdicts and drift in one sentence. */
  String lead(Windows windows) {
    ControlLimits limits = limits();
    List<Double> means = windows.means(InspectedPart::score);
    int outside = 0;
    int first = 0;
    for (int i = 0; i < means.size(); i++) {
      if (!limits.contains(means.get(i), windows.windows().get(i).size())) {
        first = outside == 0 ? windows.windows().get(i).get(0).number() : first;
        outside++;
      }
    }
    String drift =
        outside == 0
            ? "scores stay within the control limits"
            : "the mean score is outside the control limits in %d of %d windows, first from part %d"
                .formatted(outside, means.size(), first);
    return "%d of %d %s defective (%s) and %d unsure; %s."
        .formatted(
            count(Verdict.DEFECTIVE),
            parts.size(),
            parts.size() == 1 ? "part is" : "parts are",
            ThreeDigits.percent((double) count(Verdict.DEFECTIVE) / parts.size()),
            count(Verdict.UNSURE),
            drift);
  }

  private int count(Verdict verdict) {
    return (int) parts.stream().filter(part -> part.verdict() == verdict).count();
  }

  private ControlLimits limits() {
    return calibration
        .map(
            record ->
                record.zones().get(0).images().stream()
                    .map(image -> image.sample().score())
                    .toList())
        .filter(scores -> !scores.isEmpty())
        .map(ControlLimits::of)
        .orElseGet(
            () ->
                ControlLimits.of(
                    parts.subList(0, Math.max(1, parts.size() / 5)).stream()
                        .map(InspectedPart::score)
                        .toList()));
  }

  private PageBlock.Bars bars() {
    return new PageBlock.Bars(
        List.of(
            new PageBlock.Bars.BarKind("found", "good"),
            new PageBlock.Bars.BarKind("unsure", "unsure"),
            new PageBlock.Bars.BarKind("missed", "defective")),
        List.of(
            new PageBlock.Bars.BarRow(
                "all parts",
                List.of(count(Verdict.GOOD), count(Verdict.UNSURE), count(Verdict.DEFECTIVE)),
                "%d of %d good".formatted(count(Verdict.GOOD), parts.size()))));
  }

  private PartAxis axis() {
    return PartAxis.of(parts, ZoneId.systemDefault());
  }

  private Page.PageSection verdicts(Windows windows) {
    List<Double> defective = windows.shares(part -> part.verdict() == Verdict.DEFECTIVE);
    List<Double> unsure = windows.shares(part -> part.verdict() == Verdict.UNSURE);
    double top = 0.1;
    for (int i = 0; i < defective.size(); i++) {
      top = Math.max(top, 1.1 * Math.max(defective.get(i), unsure.get(i)));
    }
    PageBlock.LineChart chart =
        new PageBlock.LineChart(
            "Share of verdicts",
            "In windows of %d parts.".formatted(windows.length()),
            axis().label(),
            "Share",
            axis().range(),
            List.of(0.0, Math.min(1, top)),
            Optional.empty(),
            List.of(
                new PageBlock.LineSeries(
                    "defective", windows.middles(axis()), defective, Optional.empty(), false),
                new PageBlock.LineSeries(
                    "unsure", windows.middles(axis()), unsure, Optional.empty(), false)),
            List.of(),
            false,
            true,
            axis().format(),
            "percent");
    return new Page.PageSection(
        "verdicts",
        "Verdicts over time",
        (axis().zone().isPresent()
                ? "By the time of the inspections, in windows of %d parts."
                : "Parts in the order of the results, in windows of %d.")
            .formatted(windows.length()),
        List.of(new PageBlock.Lines(List.of(chart), false)));
  }

  private Page.PageSection scores(Windows windows) {
    ControlLimits limits = limits();
    int n = windows.length();
    List<PageBlock.NamedValue> lines = new ArrayList<>();
    lines.add(new PageBlock.NamedValue("upper control limit", limits.upper(n)));
    lines.add(new PageBlock.NamedValue("lower control limit", limits.lower(n)));
    parts
        .get(parts.size() - 1)
        .reject()
        .ifPresent(reject -> lines.add(new PageBlock.NamedValue("defective above", reject)));
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (InspectedPart part : spread()) {
      x.add(axis().value(part));
      y.add(part.score());
      titles.add(part.source() + ": " + ThreeDigits.text(part.score()));
    }
    PageBlock.LineChart each =
        chart(
            "Score of each part",
            "Defective parts are above the threshold.",
            List.of(new PageBlock.LineSeries("score", x, y, Optional.of(titles), true)),
            lines.subList(2, lines.size()));
    List<Double> means = windows.means(InspectedPart::score);
    PageBlock.LineChart mean =
        chart(
            "Mean score of %d parts".formatted(n),
            "Control limits %s and %s."
                .formatted(ThreeDigits.text(limits.lower(n)), ThreeDigits.text(limits.upper(n))),
            List.of(
                new PageBlock.LineSeries(
                    "mean", windows.middles(axis()), means, Optional.empty(), false)),
            lines.subList(0, 2));
    return new Page.PageSection(
        "scores",
        "Scores against the calibration",
        "Control limits are three standard deviations of a mean of %d good parts, from the scores that the thresholds come from. Defective parts raise the mean too."
            .formatted(n),
        List.of(new PageBlock.Lines(List.of(mean, each), false)));
  }

  private PageBlock.LineChart chart(
      String title,
      String description,
      List<PageBlock.LineSeries> series,
      List<PageBlock.NamedValue> limits) {
    List<Double> values = new ArrayList<>(series.get(0).y());
    limits.forEach(limit -> values.add(limit.value()));
    double low = values.stream().mapToDouble(v -> v).min().orElseThrow();
    double high = values.stream().mapToDouble(v -> v).max().orElseThrow();
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new PageBlock.LineChart(
        title,
        description,
        axis().label(),
        "Score",
        axis().range(),
        List.of(low - margin, high + margin),
        Optional.empty(),
        series,
        limits,
        false,
        !series.get(0).scattered(),
        axis().format(),
        "number");
  }

  /** Every n-th part, so that the page stays small. */
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

  private Optional<Page.PageSection> reasons(Windows windows) {
    Map<String, Integer> counts = new HashMap<>();
    parts.forEach(part -> part.reasonKind().ifPresent(kind -> counts.merge(kind, 1, Integer::sum)));
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> most = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(REASONS)
        .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
    List<PageBlock.LineSeries> series =
        most.keySet().stream()
            .map(
                kind ->
                    new PageBlock.LineSeries(
                        kind,
                        windows.middles(axis()),
                        windows.shares(part -> part.reasonKind().equals(Optional.of(kind))),
                        Optional.empty(),
                        false))
            .toList();
    PageBlock.LineChart chart =
        new PageBlock.LineChart(
            "Share of parts with this reason",
            "In windows of %d parts.".formatted(windows.length()),
            axis().label(),
            "Share",
            axis().range(),
            List.of(0.0, 1.0),
            Optional.empty(),
            series,
            List.of(),
            false,
            true,
            axis().format(),
            "percent");
    PageBlock.Table table =
        new PageBlock.Table(
            "Number of parts by reason",
            List.of("Reason", "Parts"),
            most.entrySet().stream()
                .map(
                    entry ->
                        List.of(
                            TableCell.of(entry.getKey()),
                            TableCell.of(Integer.toString(entry.getValue()))))
                .toList(),
            true);
    return Optional.of(
        new Page.PageSection(
            "reasons",
            "Unsure by reason",
            "",
            List.of(
                new PageBlock.Columns(
                    List.of(
                        new PageBlock.Columns.Column("Counts", List.of(table)),
                        new PageBlock.Columns.Column(
                            "Over time", List.of(new PageBlock.Lines(List.of(chart), false))))))));
  }

  private Optional<Page.PageSection> measurements() {
    return gate.map(g -> GateMeasurements.of(g, parts, axis()))
        .filter(measured -> !measured.charts().charts().isEmpty())
        .map(
            measured ->
                new Page.PageSection(
                    "gate",
                    "What the quality gate measures",
                    "On %d images that are still there, with the range that the gate accepts."
                        .formatted(measured.measured()),
                    List.of(measured.charts())));
  }

  private Page.PageSection worst() {
    List<InspectedPart> worst =
        parts.stream()
            .sorted(Comparator.comparingDouble(InspectedPart::score).reversed())
            .limit(WORST)
            .toList();
    return new Page.PageSection(
        "worst",
        worst.size() < WORST ? "Highest scores" : "Worst ten",
        detector.isPresent()
            ? "Parts with the highest scores and their heat maps, where the model still finds the same score; outlines are the bounds of regions."
            : "Parts with the highest scores; outlines are the bounds of regions. With --model, their heat maps are drawn too.",
        figures(worst));
  }

  private List<PageBlock> figures(List<InspectedPart> shown) {
    List<PageBlock> blocks = new ArrayList<>();
    List<Figure> figures =
        shown.stream()
            .map(part -> PartFigure.of(part, detector))
            .flatMap(Optional::stream)
            .toList();
    if (!figures.isEmpty()) {
      blocks.add(new PageBlock.Figures(figures));
    }
    if (figures.size() < shown.size()) {
      blocks.add(
          new PageBlock.Table(
              "Scores and verdicts",
              List.of("Part", "Number", "Score", "Verdict"),
              shown.stream()
                  .map(
                      part ->
                          List.of(
                              TableCell.of(part.source()),
                              TableCell.of(Integer.toString(part.number())),
                              TableCell.of(ThreeDigits.text(part.score())),
                              TableCell.of(part.verdict().name())))
                  .toList(),
              true));
    }
    return blocks;
  }

  private Page.PageSection agreement(LabelAgreement agreement) {
    List<PageBlock> blocks = new ArrayList<>(List.of(agreement.table()));
    List<InspectedPart> wrong = agreement.disagreements();
    if (!wrong.isEmpty()) {
      blocks.addAll(figures(wrong.subList(0, Math.min(WORST, wrong.size()))));
    }
    return new Page.PageSection(
        "agreement", "Agreement with the inspector", agreement.sentence(), blocks);
  }
}
