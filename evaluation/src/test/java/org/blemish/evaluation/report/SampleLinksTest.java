// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLinksTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a b#c%20&x=1.png", "-dash --x.png", "日本 é;,.png", "$HOME `id`.png"})
  void theAddressLeadsToTheFile(String name) {
    assertLeadsTo(folder.resolve("test/good").resolve(name));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void charactersThatAreSeparatorsElsewhereStayInNames() {
    assertLeadsTo(folder.resolve("test/part\\1?:\"<>|.png"));
  }

  private void assertLeadsTo(Path file) {
    Path result = folder.resolve("result");
    URI page = result.resolve("report.html").toUri();
    URI address = page.resolve(new SampleLinks(result).to(file));
    assertThat(Path.of(address)).isEqualTo(file);
  }
}
