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
}
