// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.file.AtomicFile;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.page.HtmlPage;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.evaluation.page.ReportTable.TableCell;

/** Writes {@code probe.json}, {@code probe.csv} and {@code probe.html}, each atomically. */
public final class ProbeReport {
  private static final String STYLE =
      """
      <style>
      .row { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; }
      figure { margin: 0; }
      figcaption { font-size: .85rem; }
      .row svg + figcaption { max-width: 26rem; overflow-wrap: anywhere; }
      thead tr + tr th:first-child { text-align: right; font-weight: bold; }
      th[colspan] { text-align: center; }
      .found { color: light-dark(#16692e, #63d47f); }
      .missed { color: light-dark(#b01e17, #ff8d84); }
      .unsure { color: light-dark(#7a5600, #e6b84d); }
      </style>
      """;

  private ProbeReport() {}

  /**
   * Writes the files.
   *
   * @param folder that exists
   * @param subject model and images of the probe
   * @param gallery that was the probe's listener
   */
  public static void write(
      Path folder, ProbeResult result, ProbedModel subject, ProbeGallery gallery) {
    AtomicFile.write(folder.resolve("probe.json"), ProbeJson.of(result, subject));
    write(folder.resolve("probe.csv"), ProbeCsv.of(result));
    String title = "Synthetic defects found on " + subject.model().metadata().product();
    String extra = STYLE + ProbeCharts.html(result) + gallery.html();
    write(
        folder.resolve("probe.html"),
        HtmlPage.of(title, subject.summary(result), "", List.of(kinds(result)), extra));
  }

  static ReportTable kinds(ProbeResult result) {
    List<List<TableCell>> rows = new ArrayList<>();
    for (SyntheticDefectKind kind : result.kinds()) {
      DetectionCounts counts = result.counts(kind);
      rows.add(
          List.of(
              TableCell.of(kind.title()),
              TableCell.of(Integer.toString(counts.total())),
              TableCell.of(ProbeTable.percent(counts.found(), counts.total())),
              TableCell.of(ProbeTable.percent(counts.unsure(), counts.total())),
              TableCell.of(ProbeTable.percent(counts.localised(), counts.total())),
              TableCell.of(auroc(result, kind))));
    }
    return new ReportTable(
        "By kind",
        "All sizes and contrasts together. Found: called defective. Localised: the anomaly map is highest on the defect. AUROC: image AUROC against the same parts without defects.",
        List.of("kind", "defects", "found", "unsure", "localised", "AUROC"),
        rows);
  }

  private static String auroc(ProbeResult result, SyntheticDefectKind kind) {
    String auroc = ProbeTable.auroc(result, kind);
    return result.auroc(kind).isPresent() ? auroc + " %" : auroc;
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
