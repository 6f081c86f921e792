// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.data.text.CsvWriter;

/** What a robustness run leaves behind, and prints. */
public final class RobustnessFiles {
  private RobustnessFiles() {}

  /** The table for people, in per cent, line by line. */
  public static List<String> lines(RobustnessResults results) {
    return RobustnessTable.of(results).text();
  }

  /**
   * Writes {@code robustness.json} and {@code robustness.csv} with fractions, {@code robustness.md}
   * with the table in per cent.
   *
   * @throws org.blemish.core.BlemishException where they cannot be written
   */
  public static void write(RobustnessResults results, Path folder) {
    AtomicFile.write(folder.resolve("robustness.json"), Json.bytes(results));
    AtomicFile.write(folder.resolve("robustness.csv"), bytes(csv(results)));
    AtomicFile.write(folder.resolve("robustness.md"), bytes(markdown(results)));
  }

  private static String markdown(RobustnessResults results) {
    StringBuilder page = new StringBuilder("# Robustness: ").append(results.product());
    page.append(
        "\n\nMethod %s, %d good and %d defective test images, in per cent.%n%n"
            .formatted(results.method(), results.good(), results.defective()));
    page.append(RobustnessTable.of(results).markdown());
    if (!results.skipped().isEmpty()) {
      page.append("\nLeft out, since scans are not moved: ")
          .append(String.join(", ", results.skipped()))
          .append(".\n");
    }
    return page.toString();
  }

  private static String csv(RobustnessResults results) {
    List<Map<String, Object>> rows = results.cases().stream().map(RobustnessFiles::row).toList();
    return CsvWriter.text(List.copyOf(rows.get(0).keySet()), rows);
  }

  private static Map<String, Object> row(CorruptionCaseResult variant) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("disturbance", variant.corruption());
    row.put("image_auroc", variant.imageAuroc());
    row.put("au_pro_0.3", variant.auPro());
    row.put("good_rejected", variant.goodRejected());
    row.put("defective_missed", variant.defectiveMissed());
    row.put("good_unsure_by_gate", variant.goodUnsureByGate());
    row.put("defective_unsure_by_gate", variant.defectiveUnsureByGate());
    row.put("good_called_defective", variant.goodCalledDefective());
    row.put("defective_called_good", variant.defectiveCalledGood());
    return row;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
