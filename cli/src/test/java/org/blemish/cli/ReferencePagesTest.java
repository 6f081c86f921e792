// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.blemish.cli.reference.ReferencePages;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
  private final ReferencePages pages = new ReferencePages(Main.commandLine());

  /** After a change of commands, write the page anew: ReferencePagesTest names the difference. */
  @Test
  void theReferenceIsThatOfTheCommands() throws IOException {
    Path written = Path.of("target/commands.md");
    Files.createDirectories(written.toAbsolutePath().getParent());
    Files.writeString(written, pages.markdown());
    assertThat(Files.readString(Path.of("../docs/commands.md")))
        .as("docs/commands.md; copy cli/target/commands.md over it")
        .isEqualTo(pages.markdown());
  }

  @Test
  void eachCommandHasAManPageWithItsOptions() {
    Map<String, String> files = pages.manPages();
    assertThat(files).containsKeys("blemish.1", "blemish-predict.1", "blemish-data-check.1");
    assertThat(files.get("blemish-predict.1"))
        .startsWith(".TH \"BLEMISH\\-PREDICT\" 1\n.SH NAME\n")
        .contains(".B \\-\\-heatmaps DIR\n", ".B \\-h, \\-\\-help\n", ".B PATH\n");
  }

  @Test
  void theCompletionKnowsCommandsAndOptions() {
    assertThat(pages.completion()).contains("--heatmaps", "predict", "--part-mask");
  }
}
