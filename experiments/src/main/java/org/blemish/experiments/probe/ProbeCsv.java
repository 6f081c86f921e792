// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.blemish.data.text.CsvWriter;

/** A CSV file with one row for each good part and for each synthetic defect. */
final class ProbeCsv {
  private static final List<String> COLUMNS =
      List.of(
          "part",
          "kind",
          "size_class",
          "contrast_class",
          "pixels",
          "size",
          "contrast",
          "change",
          "score",
          "verdict",
          "localised");

  private ProbeCsv() {}

  static String of(ProbeResult result) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ProbedGoodPart part : result.parts()) {
      rows.add(
          Map.of(
              "part", part.part(),
              "kind", "none",
              "score", part.score(),
              "verdict", lower(part.verdict())));
    }
    result.defects().forEach(defect -> rows.add(row(defect)));
    return CsvWriter.text(COLUMNS, rows);
  }

  private static Map<String, Object> row(ProbedDefect defect) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("part", defect.part());
    row.put("kind", defect.spec().kind().title());
    row.put("size_class", defect.spec().size().title());
    row.put("contrast_class", defect.spec().contrast().title());
    row.put("pixels", defect.pixels());
    row.put("size", (float) defect.size());
    row.put("contrast", (float) defect.contrast());
    row.put("change", (float) defect.change());
    row.put("score", defect.score());
    row.put("verdict", lower(defect.verdict()));
    row.put("localised", defect.localised());
    return row;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
