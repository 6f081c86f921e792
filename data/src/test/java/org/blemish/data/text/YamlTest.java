// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  private enum Colour {
    RED,
    GREEN
  }

  private record Nut(String name, double weight) {}

  private record Box(int count, Colour colour, List<Nut> parts, Optional<String> note) {}

  private static final Box BOX = new Box(1, Colour.GREEN, List.of(), Optional.of("fragile"));

  @Test
  void readsBackWhatItWrote() {
    assertThat(Yaml.read(Yaml.text(BOX), Box.class, "x")).isEqualTo(BOX);
  }

  @Test
  void keepsTheRulesOfJson(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("box.yaml");
    Files.writeString(file, "count: 2\ncolour: green\nparts:\n- {name: nut, weight: 1}\n");
    assertThat(Yaml.read(file, Box.class))
        .isEqualTo(new Box(2, Colour.GREEN, List.of(new Nut("nut", 1)), Optional.empty()));
    Files.writeString(file, "count: 2\ncount: 3\n");
    assertThatThrownBy(() -> Yaml.read(file, Box.class))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining("count");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1.5e400", "NaN", ".nan", "Infinity", ".inf"})
  void numbersThatAreNotFiniteAreNamedByTheirKey(String number) {
    String text = "count: 2\ncolour: green\nparts:\n- {name: nut, weight: " + number + "}\n";
    assertThatThrownBy(() -> Yaml.read(text, Box.class, "box.yaml"))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith("box.yaml: parts[0].weight: ");
  }

  @Test
  void treesHoldFiniteNumbersOnly() {
    assertThat(Yaml.tree("a: [1, 2.5]", "x").path("a").path(1).asDouble()).isEqualTo(2.5);
    assertThatThrownBy(() -> Yaml.tree("a: {b: [1, 1e999]}", "x"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("x: a.b[1]: Infinity: expected a finite number");
  }
}
