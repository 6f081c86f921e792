// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTableTest {
  private static List<Training> read(String... lines) {
    return TrainingTable.read(List.of(lines), "t.jsonl");
  }

  @Test
  void aLineIsOneTraining() {
    assertThat(
            read(
                "{\"name\":\"screw\",\"train\":[\"--data\",\"/d\"],\"evaluate\":[\"--data\",\"/d\"]}",
                "",
                "{\"name\":\"nut\",\"train\":[\"--good\",\"/n\"]}"))
        .containsExactly(
            new Training("screw", List.of("--data", "/d"), List.of("--data", "/d"), List.of()),
            new Training("nut", List.of("--good", "/n"), List.of(), List.of()));
  }

  @Test
  void eachCombinationOfValuesIsATraining() {
    List<Training> trainings =
        read(
            "{\"name\":\"m\",\"benchmark\":[\"--data\",\"/m\"],\"each\":"
                + "{\"--methods\":[\"ast\",\"padim\"],\"--categories\":[\"a/b\",\"c\",\"d\"]}}");
    assertThat(trainings)
        .extracting(Training::name)
        .containsExactly(
            "m-a_b-ast", "m-a_b-padim", "m-c-ast", "m-c-padim", "m-d-ast", "m-d-padim");
    assertThat(trainings.get(1).benchmark())
        .containsExactly("--data", "/m", "--categories", "a/b", "--methods", "padim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"a/b\",\"train\":[\"x\"]}"
            + "| t.jsonl, line 1: training \"a/b\": a name has letters",
        "{\"name\":\"..\",\"train\":[\"x\"]}| line 1: training \"..\"",
        "{\"name\":\"a\"}| line 1: training a: expected either \"train\" or \"benchmark\"",
        "{\"name\":\"a\",\"train\":[\"x\"],\"benchmark\":[\"x\"]}| expected either",
        "{\"name\":\"a\",\"benchmark\":[\"x\"],\"evaluate\":[\"x\"]}| \"evaluate\" belongs to",
        "{\"name\":\"a\",\"train\":[\"--output=x\"]}| the task sets --output itself",
        "{\"name\":\"a\",\"trian\":[\"x\"]}| line 1: trian: unknown key",
        "{\"name\":\"a\",\"train\":[\"x\"],\"each\":{\"--seed\":[]}}| no value of --seed",
        "no json| t.jsonl, line 1: ",
        "''| t.jsonl is empty",
      })
  void aWrongLineIsOneClearError(String line, String message) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void namesAreUnique() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"name\":\"a-1\",\"train\":[\"x\"]}",
                    "{\"name\":\"a\",\"train\":[\"x\"],\"each\":{\"--seed\":[\"1\"]}}"))
        .hasMessageContaining("two trainings have the name a-1");
  }
}
