// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    PartAxis axis = PartAxis.of(parts, ZoneId.systemDefault());
    ShareCharts shares = new ShareCharts(windows, axis);
    sections.add(shares.verdicts());
    sections.add(new ScoreCharts(parts, windows, axis, limits()).section());
    shares.reasons(parts).ifPresent(sections::add);
    measurements(axis).ifPresent(sections::add);
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

  private Optional<Page.PageSection> measurements(PartAxis axis) {
    return gate.map(g -> GateMeasurements.of(g, parts, axis))
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
