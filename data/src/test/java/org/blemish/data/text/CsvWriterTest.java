// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {
  @Test
  void writesColumnsInTheirOrderAndLeavesAbsentValuesEmpty() {
    String text =
        CsvWriter.text(
            List.of("path", "score", "threshold", "found"),
            List.of(
                Map.of("found", true, "score", 0.5, "path", "a.png", "threshold", Optional.empty()),
                Map.of("path", "b, \"c\".png", "score", 3, "threshold", Optional.of(1e-7))));

    assertThat(text)
        .isEqualTo(
            """
            path,score,threshold,found
            a.png,0.5,,true
            "b, ""c"".png",3,1.0E-7,
            """);
  }

  @Test
  void writesALineWithoutLineFeed() {
    assertThat(CsvWriter.line(List.of("a.png", 2.5, Optional.of(1.5), 2, Optional.empty())))
        .isEqualTo("a.png,2.5,1.5,2,");
  }

  @Test
  void rejectsValuesOfUnknownColumns() {
    assertThatThrownBy(() -> CsvWriter.text(List.of("path"), List.of(Map.of("file", "a.png"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file");
  }

  @Test
  void theReaderReadsWhatWasWritten(@TempDir Path folder) {
    Path file = folder.resolve("x.csv");
    String hard = "ä;\t\"quoted\",\nnext";
    CsvWriter.write(file, List.of("path", "score"), List.of(Map.of("path", hard, "score", 0.1f)));

    CsvRow row = CsvReader.read(file, List.of("path", "score")).get(0);

    assertThat(Files.exists(file)).isTrue();
    assertThat(row.value("path")).contains(hard);
    assertThat(row.value("score")).contains("0.1");
  }
}
