// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void onlyTheLastNameLosesItsExtension() {
    assertThat(FileNames.withoutExtension("test/a.b/001.png")).isEqualTo("test/a.b/001");
    assertThat(FileNames.withoutExtension("test/a.b/001")).isEqualTo("test/a.b/001");
    assertThat(FileNames.withoutExtension("maps.tar.gz")).isEqualTo("maps.tar");
    assertThat(FileNames.stem(Path.of("test", "a.b", "001.png"))).isEqualTo("001");
  }

  @Test
  void aLeadingDotIsNoExtension() {
    assertThat(FileNames.withoutExtension("test/.hidden")).isEqualTo("test/.hidden");
    assertThat(FileNames.extension(".hidden")).isEmpty();
  }

  @Test
  void extensionsAreLowerCase() {
    assertThat(FileNames.extension("test/001.PNG")).isEqualTo("png");
    assertThat(FileNames.extension("test.d/001")).isEmpty();
  }

  @Test
  void aTextThatIsNoPathIsRefusedWithItsSource() {
    assertThat(FileNames.resolve(Path.of("a"), "b/c.png", "x.json"))
        .isEqualTo(Path.of("a", "b", "c.png"));
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> FileNames.resolve(Path.of("a"), "b\0c", "x.json"))
        .withMessageStartingWith("x.json: '")
        .withMessageContaining("is not a path");
  }
}
