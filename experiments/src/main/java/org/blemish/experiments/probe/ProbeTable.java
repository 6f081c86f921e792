// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blemish.data.synthetic.DefectContrast;
import org.blemish.data.synthetic.DefectSize;
import org.blemish.data.synthetic.SyntheticDefectKind;

/** A probe's result as text for a terminal. */
public final class ProbeTable {
  private static final String ROW = "%-17s%-8s%9s%9s%9s%8s%11s";

  private ProbeTable() {}

  /** One row for each kind and size. */
  public static List<String> lines(ProbeResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("Per cent of the painted defects called defective, + called unsure:");
    lines.add("");
    lines.add(
        ROW.formatted(
            "kind",
            "size",
            DefectContrast.FAINT.title(),
            DefectContrast.MEDIUM.title(),
            DefectContrast.STRONG.title(),
            "AUROC",
            "localised"));
    for (SyntheticDefectKind kind : result.kinds()) {
      for (DefectSize size : DefectSize.values()) {
        boolean first = size == DefectSize.SMALL;
        DetectionCounts all = result.counts(kind);
        lines.add(
            ROW.formatted(
                first ? kind.title() : "",
                size.title(),
                cell(result.counts(kind, size, DefectContrast.FAINT)),
                cell(result.counts(kind, size, DefectContrast.MEDIUM)),
                cell(result.counts(kind, size, DefectContrast.STRONG)),
                first ? auroc(result, kind) : "",
                first ? share(all.localised(), all.total()) + " %" : ""));
      }
    }
    return lines;
  }

  /** {@code 75+12}: found, and unsure beside; a dash where nothing could be painted. */
  static String cell(DetectionCounts tally) {
    if (tally.total() == 0) {
      return "-";
    }
    String found = share(tally.found(), tally.total());
    return tally.unsure() == 0 ? found : found + "+" + share(tally.unsure(), tally.total());
  }

  static String share(int some, int all) {
    return all == 0 ? "-" : Long.toString(Math.round(100.0 * some / all));
  }

  /** Per cent with one digit. */
  static String auroc(ProbeResult result, SyntheticDefectKind kind) {
    return result.auroc(kind).stream()
        .mapToObj(auroc -> String.format(Locale.ROOT, "%.1f", 100 * auroc))
        .findFirst()
        .orElse("-");
  }
}
