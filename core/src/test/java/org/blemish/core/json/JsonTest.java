// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  enum Colour {
    RED,
    GREEN
  }

  record Fastener(String name, double weight) {
    Fastener {
      if (weight < 0) {
        throw new IllegalArgumentException("weight is " + weight + ", must be at least 0");
      }
    }
  }

  record FastenerBox(int count, Colour colour, List<Fastener> parts, Optional<String> note) {}

  private static final FastenerBox BOX =
      new FastenerBox(
          2,
          Colour.RED,
          List.of(new Fastener("nut", 0.1), new Fastener("bolt", 2e-7)),
          Optional.empty());

  private static final String TEXT =
      """
      {
        "count" : 2,
        "colour" : "red",
        "parts" : [ {
          "name" : "nut",
          "weight" : 0.1
        }, {
          "name" : "bolt",
          "weight" : 2.0E-7
        } ]
      }
      """;

  @Test
  void writesComponentsInOrderAndOmitsEmptyOptionals() {
    assertThat(Json.text(BOX)).isEqualTo(TEXT);
    assertThat(Json.bytes(BOX)).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsBackWhatItWrote() {
    FastenerBox noted = new FastenerBox(1, Colour.GREEN, List.of(), Optional.of("fragile"));
    assertThat(Json.read(Json.bytes(BOX), FastenerBox.class, "x")).isEqualTo(BOX);
    assertThat(Json.read(Json.line(noted), FastenerBox.class, "x")).isEqualTo(noted);
    assertThat(Json.convert(Json.tree(noted), FastenerBox.class, "x")).isEqualTo(noted);
  }

  @Test
  void aLineHoldsNoLineFeed() {
    assertThat(Json.line(new Fastener("a\nb", 1))).isEqualTo("{\"name\":\"a\\nb\",\"weight\":1.0}");
  }

  @Test
  void sortsTheEntriesOfMaps() {
    assertThat(Json.line(Map.of("b", 1, "a", 2, "c", 3))).isEqualTo("{\"a\":2,\"b\":1,\"c\":3}");
  }

  @Test
  void writesFloatsInTheirShortestForm() {
    // JDK 17's Double.toString gives 8.409999999999999E21, from JDK 19 on it gives 8.41E21.
    assertThat(Json.line(new double[] {Double.parseDouble("8.41E21"), 1e-3, 0.1}))
        .isEqualTo("[8.41E21,0.001,0.1]");
    assertThat(Json.line(new float[] {0.1f, 1.0E10f})).isEqualTo("[0.1,1.0E10]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"a\",\"weight\":1,\"size\":2} | box.json: size: unknown key, expected one of"
            + " name, weight",
        "{\"name\":\"a\"}                         | box.json: weight: is missing (line 1",
        "{\"name\":\"a\",\"weight\":-1}           | weight is -1.0, must be at least 0",
        "{\"name\":null,\"weight\":1}             | box.json: name: is null (line 1",
        "{\"name\":\"a\",\"weight\":null}         | box.json: weight: is null (line 1",
        "{\"name\":\"a\",\"weight\":\"1\"}        | box.json: weight: expected a number (line 1",
        "{\"name\":\"a\",\"weight\":[1]}        | box.json: weight: expected a number (line 1",
        "{\"name\":[],\"weight\":1}               | box.json: name: expected a text (line 1",
        "[]                                       | box.json: expected keys and values in braces"
            + " (line 1",
        "{\"name\":\"a\",\"weight\":NaN}          | 'NaN' (line 1",
        "{\"name\":\"a\",\"name\":\"a\",\"weight\":1} | uplicate",
        "{\"name\":\"a\",\"weight\":1} {}         | railing",
        "{\"name\":                               | box.json",
        "null                                     | is empty",
        "``                                       | box.json: is empty",
      })
  void namesSourceAndKeyOfAnError(String text, String message) {
    assertThatThrownBy(() -> Json.read(text, Fastener.class, "box.json"))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith("box.json: ")
        .hasMessageContaining(message)
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("\n", "com.fasterxml", "org.blemish");
  }

  record Measures(
      double one, float single, List<Double> list, Optional<Double> optional, JsonNode tree) {}

  private static final String MEASURES =
      "{\"one\":1.5,\"single\":2.5,\"list\":[3.5,4.5],\"optional\":5.5,\"tree\":{\"a\":[6.5]}}";

  @ParameterizedTest
  @CsvSource({
    "1.5, one",
    "2.5, single",
    "4.5, list[1]",
    "5.5, optional",
    "6.5, tree.a[0]",
  })
  void numbersMustBeFinite(String number, String key) {
    assertThat(Json.line(Json.read(MEASURES, Measures.class, "x"))).isEqualTo(MEASURES);
    for (String tooLarge : List.of("1e999", "-1e999")) {
      assertThatThrownBy(
              () -> Json.read(MEASURES.replace(number, tooLarge), Measures.class, "x.json"))
          .isInstanceOf(BlemishException.class)
          .hasMessageStartingWith("x.json: " + key + ": ")
          .hasMessageContaining("expected a finite number");
    }
  }

  @Test
  void namesOfNumbersThatAreNotFiniteAreRejected() {
    for (String name : List.of("\"NaN\"", "\"Infinity\"", "\"-INF\"", "NaN")) {
      assertThatThrownBy(() -> Json.read(MEASURES.replace("1.5", name), Measures.class, "x.json"))
          .isInstanceOf(BlemishException.class)
          .hasMessageStartingWith("x.json: ");
    }
    assertThatThrownBy(() -> Json.read(MEASURES.replace("2.5", "1e39"), Measures.class, "x.json"))
        .as("above the largest float")
        .hasMessageContaining("x.json: single: ");
  }

  @Test
  void wholeTreesHoldFiniteNumbersOnly() {
    assertThat(Json.read("[1, 2.5]", JsonNode.class, "x").path(1).asDouble()).isEqualTo(2.5);
    assertThatThrownBy(() -> Json.read("{\"a\":{\"b\":[1,1e999]}}", JsonNode.class, "x.json"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("x.json: a.b[1]: Infinity: expected a finite number");
  }

  @Test
  void namesThePathOfANestedKey() {
    String text = TEXT.replace("2.0E-7", "-3").replace("\n", " ");
    assertThatThrownBy(() -> Json.read(text, FastenerBox.class, "box.json"))
        .hasMessageContaining("box.json: parts[1]: weight is -3.0, must be at least 0");
  }

  @Test
  void listsTheChoicesOfAnEnum() {
    assertThatThrownBy(() -> Json.read(TEXT.replace("red", "BLUE"), FastenerBox.class, "box.json"))
        .hasMessageContaining("box.json: colour: \"BLUE\" is not one of red, green");
  }

  @Test
  void saysWhichFileIsMissing(@TempDir Path folder) {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> Json.read(file, Fastener.class))
        .isInstanceOf(BlemishException.class)
        .hasMessage(file + ": no such file");
  }
}
