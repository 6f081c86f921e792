// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void readsTablesWithEachSeparator(String separator) throws IOException {
    Path file = write("Path,label\r\n\r\n\"a%sb.png\", good \n".replace(",", separator));
    Files.writeString(file, Files.readString(file).formatted(separator));

    List<CsvRow> rows = CsvReader.read(file, List.of("path", "label"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).line()).isEqualTo(3);
    assertThat(rows.get(0).value("path")).contains("a" + separator + "b.png");
    assertThat(rows.get(0).value("label")).contains("good");
    assertThat(rows.get(0).value("mask")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void readsEncodingsWithByteOrderMark(String charset) throws IOException {
    Path file = write("\uFEFFpath\nRöntgen.png\n", Charset.forName(charset));

    assertThat(CsvReader.read(file, List.of("path")).get(0).value("path")).contains("Röntgen.png");
  }

  @Test
  void quotationMarksHoldSeparatorsLineFeedsAndQuotationMarks() throws IOException {
    Path file = write("note,n\n\"one, \"\"two\"\"\nthree\",1\nlast,2\n");

    List<CsvRow> rows = CsvReader.read(file, List.of("note", "n"));

    assertThat(rows.get(0).value("note")).contains("one, \"two\"\nthree");
    assertThat(rows.get(1).line()).isEqualTo(4);
    assertThat(rows.get(1).number("n")).contains(2.0);
  }

  @Test
  void aFirstLineThatStatesTheSeparatorIsNoHeader() throws IOException {
    List<CsvRow> rows = CsvReader.read(write("sep=;\r\npath;n\r\na.png;1\r\n"), List.of("path"));

    assertThat(rows.get(0).value("path")).contains("a.png");
    assertThat(rows.get(0).line()).isEqualTo(3);
  }

  @Test
  void aSeparatorInsideQuotationMarksOfTheHeaderDoesNotCount() throws IOException {
    Path file = write("\"a;b;c;d\",path\n1,2\n");

    assertThat(CsvReader.read(file, List.of("path")).get(0).header())
        .containsExactly("a;b;c;d", "path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                          | empty; expected a header line with the columns [path, label]",
        "file,label                  | line 1: no column 'path'; found [file, label]",
        "path,label,LABEL            | line 1: two columns are named 'label'",
        "path,label/a.png            | line 2: 1 cells, expected 2",
        "path,label/a.png,good,x     | line 2: 3 cells, expected 2",
        "path,label/'\"a.png,good'   | not a CSV table",
        "path,label/'\"a\"b.png,good'| not a CSV table",
        "path,label/a#.png,good      | line 2, column 2: a NUL byte",
        "path,label/'\"a#.png\",good'| line 2, column 3: a NUL byte",
      })
  void namesFileAndPlaceOfWhatIsWrong(String text, String message) throws IOException {
    Path file = write(text.replace("'", "").replace('/', '\n').replace('#', '\0'));

    assertThatThrownBy(() -> CsvReader.read(file, List.of("path", "label")))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesThePlaceOfBytesThatAreNotUtf8() throws IOException {
    Path file = write("path\nR\u00F6ntgen.png\n", StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> CsvReader.read(file, List.of("path")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("line 2, column 2: not UTF-8 text");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> CsvReader.read(folder.resolve("no.csv"), List.of("path")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no.csv: no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e999", "12 mm", "0x1"})
  void numbersAreFinite(String text) throws IOException {
    CsvRow row = CsvReader.read(write("n\n" + text + "\n"), List.of("n")).get(0);

    assertThatThrownBy(() -> row.number("n"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("line 2, column n: '" + text + "'; expected a number");
  }

  private Path write(String text) throws IOException {
    return write(text, StandardCharsets.UTF_8);
  }

  private Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("table.csv"), text.getBytes(charset));
  }
}
