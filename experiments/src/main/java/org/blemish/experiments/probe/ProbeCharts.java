// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.data.synthetic.DefectContrast;
import org.blemish.data.synthetic.DefectSize;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.page.PageBlock;

/**
 * Bars of the outcome by kind, charts of the share of found defects by size with a line for each
 * contrast, and a grid of all combinations.
 */
final class ProbeCharts {
  private ProbeCharts() {}

  /** The kind that is found least comes first. */
  static PageBlock.Bars bars(ProbeResult result) {
    List<PageBlock.Bars.BarRow> rows =
        result.kinds().stream()
            .filter(kind -> result.counts(kind).total() > 0)
            .sorted((a, b) -> Double.compare(foundShare(result, a), foundShare(result, b)))
            .map(kind -> bar(kind.title(), result.counts(kind)))
            .toList();
    return new PageBlock.Bars(
        List.of(
            new PageBlock.Bars.BarKind("found", "found"),
            new PageBlock.Bars.BarKind("unsure", "unsure"),
            new PageBlock.Bars.BarKind("missed", "missed")),
        rows);
  }

  /** Share of found defects of a kind; 1 if there are none. */
  static double foundShare(ProbeResult result, SyntheticDefectKind kind) {
    DetectionCounts counts = result.counts(kind);
    return counts.total() == 0 ? 1 : (double) counts.found() / counts.total();
  }

  private static PageBlock.Bars.BarRow bar(String name, DetectionCounts counts) {
    int missed = counts.total() - counts.found() - counts.unsure();
    return new PageBlock.Bars.BarRow(
        name,
        List.of(counts.found(), counts.unsure(), missed),
        "%d of %d found".formatted(counts.found(), counts.total()));
  }

  static PageBlock.Lines bySize(ProbeResult result) {
    return new PageBlock.Lines(
        result.kinds().stream().map(kind -> chart(result, kind)).toList(), true);
  }

  private static PageBlock.LineChart chart(ProbeResult result, SyntheticDefectKind kind) {
    List<PageBlock.LineSeries> series = new ArrayList<>();
    List<String> described = new ArrayList<>();
    for (DefectContrast contrast : DefectContrast.values()) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      List<String> titles = new ArrayList<>();
      for (DefectSize size : DefectSize.values()) {
        DetectionCounts counts = result.counts(kind, size, contrast);
        if (counts.total() > 0) {
          x.add((double) List.of(DefectSize.values()).indexOf(size));
          y.add((double) counts.found() / counts.total());
          titles.add(
              "%s, %s: %d of %d found, %d unsure"
                  .formatted(
                      size.title(),
                      contrast.title(),
                      counts.found(),
                      counts.total(),
                      counts.unsure()));
        }
      }
      described.addAll(titles);
      series.add(new PageBlock.LineSeries(contrast.title(), x, y, Optional.of(titles), false));
    }
    return new PageBlock.LineChart(
        kind.title(),
        described.isEmpty() ? "No such defect was possible." : String.join("; ", described) + ".",
        "Size",
        "Found",
        List.of(-0.2, DefectSize.values().length - 0.8),
        List.of(0.0, 1.0),
        Optional.of(Arrays.stream(DefectSize.values()).map(DefectSize::title).toList()),
        series,
        List.of(),
        true,
        true,
        "number",
        "percent");
  }

  /** What the classes of size and contrast mean. */
  static String classes() {
    List<String> contrasts =
        Arrays.stream(DefectContrast.values())
            .map(c -> c.title() + " " + range(c.min(), c.max()))
            .toList();
    List<String> sizes =
        Arrays.stream(DefectSize.values())
            .map(s -> s.title() + " " + range(s.min(), s.max()))
            .toList();
    return "Contrast is a share of the value range: %s. Size is a share of the image's shorter side: %s."
        .formatted(String.join(", ", contrasts), String.join(", ", sizes));
  }

  static PageBlock.Grid grid(ProbeResult result) {
    List<String> header = new ArrayList<>(List.of("Kind"));
    List<PageBlock.Grid.GridGroup> groups = new ArrayList<>();
    for (DefectSize size : DefectSize.values()) {
      groups.add(new PageBlock.Grid.GridGroup(size.title(), DefectContrast.values().length));
      for (DefectContrast contrast : DefectContrast.values()) {
        header.add(contrast.title());
      }
    }
    List<PageBlock.Grid.GridRow> rows = new ArrayList<>();
    for (SyntheticDefectKind kind : result.kinds()) {
      List<PageBlock.Grid.GridCell> cells = new ArrayList<>();
      for (DefectSize size : DefectSize.values()) {
        for (DefectContrast contrast : DefectContrast.values()) {
          cells.add(cell(result.counts(kind, size, contrast)));
        }
      }
      rows.add(new PageBlock.Grid.GridRow(kind.title(), cells));
    }
    return new PageBlock.Grid(
        "Per cent found, + per cent unsure; a dash where the surface did not allow such a defect",
        header,
        groups,
        rows,
        "good");
  }

  private static PageBlock.Grid.GridCell cell(DetectionCounts counts) {
    return new PageBlock.Grid.GridCell(
        ProbeTable.cell(counts),
        "",
        counts.total() == 0
            ? Optional.empty()
            : Optional.of((double) counts.found() / counts.total()),
        Optional.empty());
  }

  private static String range(double least, double most) {
    return "%d to %d %%".formatted(Math.round(100 * least), Math.round(100 * most));
  }
}
