// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.page.Page;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.evaluation.page.ReportTable.TableCell;
import org.blemish.evaluation.page.ThreeDigits;

/** Writes {@code probe.json}, {@code probe.csv} and {@code probe.html}, each atomically. */
public final class ProbeReport {
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
    AtomicFile.write(
        folder.resolve("probe.csv"), ProbeCsv.of(result).getBytes(StandardCharsets.UTF_8));
    page(result, subject, gallery).write(folder.resolve("probe.html"));
  }

  private static Page page(ProbeResult result, ProbedModel subject, ProbeGallery gallery) {
    ModelMetadata model = subject.model().metadata();
    List<Page.PageSection> sections = new ArrayList<>();
    sections.add(
        new Page.PageSection(
            "size",
            "Found by size",
            "Share of synthetic defects called defective. " + ProbeCharts.classes(),
            List.of(ProbeCharts.bySize(result))));
    sections.add(
        new Page.PageSection(
            "combinations", "All combinations", "", List.of(ProbeCharts.grid(result))));
    ReportTable kinds = kinds(result);
    sections.add(
        new Page.PageSection("kinds", kinds.title(), "", List.of(PageBlock.Table.of(kinds))));
    gallery.section().ifPresent(sections::add);
    return new Page(
        "Synthetic defects found on " + model.product(),
        List.of(
            new Page.PageField("Method", model.method()),
            new Page.PageField("Modality", model.modality())),
        lead(result),
        List.of(ProbeCharts.bars(result)),
        subject.summary(result).stream().skip(1).map(ProbeReport::capitalised).toList(),
        sections);
  }

  private static String capitalised(String line) {
    return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + ".";
  }

  /** What was found and what was not, in one sentence. */
  static String lead(ProbeResult result) {
    int total = result.defects().size();
    int found =
        (int) result.defects().stream().filter(d -> d.verdict() == Verdict.DEFECTIVE).count();
    int parts = result.parts().size();
    int rejected = result.parts(Verdict.DEFECTIVE);
    String sentence =
        total == 0
            ? "No synthetic defect could be added"
            : "Finds %s of the synthetic defects (%d of %d)"
                .formatted(ThreeDigits.percent((double) found / total), found, total);
    sentence +=
        " and rejects %s of %d good %s without defects"
            .formatted(
                rejected == 0 ? "none" : String.valueOf(rejected),
                parts,
                parts == 1 ? "part" : "parts");
    return sentence
        + result.kinds().stream()
            .filter(kind -> result.counts(kind).total() > 0)
            .min(
                Comparator.comparingDouble(
                    (SyntheticDefectKind kind) -> ProbeCharts.foundShare(result, kind)))
            .filter(kind -> ProbeCharts.foundShare(result, kind) < 1)
            .map(
                kind ->
                    "; least of the kind %s (%d of %d)"
                        .formatted(
                            kind.title(), result.counts(kind).found(), result.counts(kind).total()))
            .orElse("")
        + ".";
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
        "All sizes and contrasts together. Found: called defective. Localised: the anomaly map is"
            + " highest on the defect. AUROC: image AUROC against the same parts without defects.",
        List.of("Kind", "Defects", "Found", "Unsure", "Localised", "AUROC"),
        rows);
  }

  private static String auroc(ProbeResult result, SyntheticDefectKind kind) {
    String auroc = ProbeTable.auroc(result, kind);
    return result.auroc(kind).isPresent() ? auroc + " %" : auroc;
  }
}
