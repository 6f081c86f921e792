// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blemish.data.synthetic.DefectContrast;
import org.blemish.data.synthetic.DefectSize;
import org.blemish.data.synthetic.SyntheticDefectKind;

/** The result of a probe as text for a terminal. */
public final class ProbeTable {
  private static final String ROW = "%-17s%-8s%9s%9s%9s%8s%11s";

  private ProbeTable() {}

  /** A heading and one row for each kind and size. */
  public static List<String> lines(ProbeResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("Per cent of the synthetic defects called defective, + called unsure:");
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
                first ? percent(all.localised(), all.total()) : ""));
      }
    }
    return lines;
  }

  /** Per cent found + unsure, such as {@code 75+12}; a dash if there are no defects. */
  static String cell(DetectionCounts counts) {
    if (counts.total() == 0) {
      return "-";
    }
    String found = rounded(counts.found(), counts.total());
    return counts.unsure() == 0 ? found : found + "+" + rounded(counts.unsure(), counts.total());
  }

  /** Per cent, such as {@code 75 %}; a dash if there are no defects. */
  static String percent(int some, int all) {
    return all == 0 ? "-" : rounded(some, all) + " %";
  }

  private static String rounded(int some, int all) {
    return Long.toString(Math.round(100.0 * some / all));
  }

  /** Image AUROC in per cent with one digit; a dash if there are no defects. */
  static String auroc(ProbeResult result, SyntheticDefectKind kind) {
    return result.auroc(kind).stream()
        .mapToObj(auroc -> String.format(Locale.ROOT, "%.1f", 100 * auroc))
        .findFirst()
        .orElse("-");
  }
}
