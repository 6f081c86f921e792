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

/** The files of a robustness run, and its table for a terminal. */
public final class RobustnessFiles {
  private RobustnessFiles() {}

  /** The table in per cent, as lines of text. */
  public static List<String> lines(RobustnessResults results) {
    return RobustnessTable.of(results).text();
  }

  /**
   * Writes {@code robustness.json} and {@code robustness.csv} with fractions, {@code robustness.md}
   * with the table in per cent, and {@code robustness.html}.
   *
   * @param folder created if it does not exist
   * @throws org.blemish.core.BlemishException if they cannot be written
   */
  public static void write(RobustnessResults results, Path folder) {
    AtomicFile.write(folder.resolve("robustness.json"), Json.bytes(results.json()));
    AtomicFile.write(folder.resolve("robustness.csv"), bytes(csv(results)));
    AtomicFile.write(folder.resolve("robustness.md"), bytes(markdown(results)));
    RobustnessPage.of(results).write(folder.resolve("robustness.html"));
  }

  private static String markdown(RobustnessResults results) {
    StringBuilder page = new StringBuilder("# Robustness: ").append(results.product());
    page.append(
        "\n\nMethod %s, %d good and %d defective test images, in per cent.\n\n"
            .formatted(results.method(), results.good(), results.defective()));
    page.append(RobustnessTable.of(results).markdown());
    if (!results.skipped().isEmpty()) {
      page.append("\nSkipped, since scans are not transformed: ")
          .append(String.join(", ", results.skipped()))
          .append(".\n");
    }
    return page.toString();
  }

  private static String csv(RobustnessResults results) {
    List<Map<String, Object>> rows = results.cases().stream().map(RobustnessFiles::row).toList();
    return CsvWriter.text(List.copyOf(rows.get(0).keySet()), rows);
  }

  private static Map<String, Object> row(CorruptionCaseResult result) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("corruption", result.corruption());
    row.putAll(result.fractions());
    return row;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
