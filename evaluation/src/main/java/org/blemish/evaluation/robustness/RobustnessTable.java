// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The results for people, in per cent: as text in columns, and as Markdown.
 *
 * @param rows header first, equally many cells each
 */
record RobustnessTable(List<List<String>> rows) {
  private static final List<String> HEADER =
      List.of(
          "disturbance",
          "image AUROC",
          "AU-PRO 0.3",
          "good rejected",
          "defective missed",
          "good unsure by gate",
          "defective unsure by gate",
          "good called defective",
          "defective called good",
          "reasons, good",
          "reasons, defective");

  static RobustnessTable of(RobustnessResults results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    results.cases().forEach(variant -> rows.add(row(variant)));
    return new RobustnessTable(rows);
  }

  private static List<String> row(CorruptionCaseResult variant) {
    return List.of(
        variant.corruption(),
        percent(variant.imageAuroc()),
        percent(variant.auPro()),
        percent(variant.goodRejected()),
        percent(variant.defectiveMissed()),
        percent(variant.goodUnsureByGate()),
        percent(variant.defectiveUnsureByGate()),
        percent(variant.goodCalledDefective()),
        percent(variant.defectiveCalledGood()),
        reasons(variant.goodReasons()),
        reasons(variant.defectiveReasons()));
  }

  private static String percent(Optional<Double> share) {
    return share.map(value -> String.format(Locale.ROOT, "%.1f", 100 * value)).orElse("-");
  }

  private static String reasons(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Columns of even width; the long names of the header stand above each other. */
  List<String> text() {
    List<List<String>> lines = new ArrayList<>();
    List<String[]> words = HEADER.stream().map(name -> name.split(" ")).toList();
    int height = words.stream().mapToInt(w -> w.length).max().orElse(0);
    for (int i = 0; i < height; i++) {
      int line = i;
      lines.add(words.stream().map(w -> line < w.length ? w[line] : "").toList());
    }
    lines.addAll(rows.subList(1, rows.size()));
    List<String> text = new ArrayList<>();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        String space = " ".repeat(width(lines, column) - cell.length());
        boolean words1 = column == 0 || column >= HEADER.size() - 2;
        row.append(words1 ? cell + space : space + cell).append("  ");
      }
      text.add(row.toString().stripTrailing());
    }
    return text;
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  String markdown() {
    StringBuilder page = new StringBuilder();
    markdown(page, HEADER);
    markdown(page, HEADER.stream().map(name -> "---").toList());
    rows.subList(1, rows.size()).forEach(row -> markdown(page, row));
    return page.toString();
  }

  private static void markdown(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
