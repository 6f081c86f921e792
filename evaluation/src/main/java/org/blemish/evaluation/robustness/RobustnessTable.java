// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.evaluation.metrics.MetricKey;

/**
 * The results in per cent, as text in columns and as Markdown.
 *
 * @param rows header first, all with the same number of cells
 */
record RobustnessTable(List<List<String>> rows) {
  private static final List<String> HEADER =
      List.of(
          "corruption",
          MetricKey.IMAGE_AUROC.shortLabel(),
          CorruptionCaseResult.AU_PRO.shortLabel(),
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
    results.cases().forEach(result -> rows.add(row(result)));
    return new RobustnessTable(rows);
  }

  private static List<String> row(CorruptionCaseResult result) {
    List<String> row = new ArrayList<>(List.of(result.corruption()));
    result.fractions().values().forEach(fraction -> row.add(percent(fraction)));
    row.add(reasons(result.goodReasons()));
    row.add(reasons(result.defectiveReasons()));
    return row;
  }

  private static String percent(Optional<Double> fraction) {
    return fraction.map(value -> String.format(Locale.ROOT, "%.1f", 100 * value)).orElse("-");
  }

  private static String reasons(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Columns padded to one width, with one word of the header per line. */
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
        boolean isText = column == 0 || column >= HEADER.size() - 2;
        row.append(isText ? cell + space : space + cell).append("  ");
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
