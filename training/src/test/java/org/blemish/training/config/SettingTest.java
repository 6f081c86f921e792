// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
  @ParameterizedTest
  @ValueSource(strings = {"null", "[s5", "a: b", "it's", "7", "# no comment", "C:\\masks\\a.png"})
  void aTextIsTakenLiterally(String text) {
    Configuration configuration =
        Configuration.of("fast", Optional.empty(), List.of(Setting.of("preparation.ignore", text)));
    assertThat(configuration.tree().at("/preparation/ignore").textValue()).isEqualTo(text);
  }

  @Test
  void numbersAreThoseOfTheSameTextInYaml() {
    assertThat(List.of(Setting.of("seed", 3), Setting.of("seed", -5_000_000_000L)))
        .isEqualTo(Setting.parse(List.of("seed=3", "seed=-5000000000")));
    assertThat(List.of(Setting.of("depth.scale", 0.001)))
        .isEqualTo(Setting.parse(List.of("depth.scale=0.001")));
  }

  @Test
  void dotsInTheKeyAreSections() {
    Setting setting = Setting.parse(List.of("ast.terms.relief={map: relief, weight: 0.5}")).get(0);
    assertThat(Json.line(setting.tree()))
        .isEqualTo("{\"ast\":{\"terms\":{\"relief\":{\"map\":\"relief\",\"weight\":0.5}}}}");
  }

  @Test
  void theValueMayContainAnEqualsSign() {
    assertThat(Setting.parse(List.of("split.groupBy='part=(\\d+)'")))
        .containsExactly(Setting.of("split.groupBy", "part=(\\d+)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "=3", ""})
  void aTextWithoutKeyOrEqualsSignIsNamed(String text) {
    assertThatThrownBy(() -> Setting.parse(List.of(text)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("setting '" + text + "': expected key=value");
  }
}
