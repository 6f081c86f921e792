// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ShellWordsTest {
  @Test
  void plainPathsStayAsTheyAre() {
    assertThat(ShellWords.joined(List.of("--model", Path.of("runs/screw-1/modèle.blemish"))))
        .isEqualTo("--model runs/screw-1/modèle.blemish");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void shellReadsTheWordsBack() throws Exception {
    List<String> words =
        List.of("new parts", "it's", "a\"b", "$HOME", "*.png", "a;b", "", "back\\slash", "~");
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s|' " + ShellWords.joined(words)).start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(read).isEqualTo(String.join("|", words) + "|");
  }
}
