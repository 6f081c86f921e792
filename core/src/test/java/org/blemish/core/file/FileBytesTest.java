// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("part.txt"), text);
  }

  @Test
  void readsAllOfAFileOrItsStart() throws IOException {
    Path file = file("gr\u00fcn");
    assertThat(FileBytes.read(file, 100)).containsExactly('g', 'r', 0xc3, 0xbc, 'n');
    assertThat(FileBytes.readText(file, 5)).isEqualTo("gr\u00fcn");
    assertThat(FileBytes.start(file, 2)).containsExactly('g', 'r');
    assertThat(FileBytes.start(file, 100)).hasSize(5);
  }

  @Test
  void refusesAFileAboveTheLimit() throws IOException {
    Path file = file("12345");
    assertThat(FileBytes.read(file, 5)).hasSize(5);
    assertThatThrownBy(() -> FileBytes.read(file, 4))
        .isInstanceOf(BlemishException.class)
        .hasMessage(file + ": has 5 bytes, the limit is 4");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> FileBytes.read(missing, 100)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> FileBytes.start(missing, 1)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> FileBytes.read(folder, 100))
        .hasMessage(folder + ": is a folder, expected a file");
    Path file = file("");
    assertThat(FileBytes.unreadable(missing, new FileNotFoundException()))
        .hasMessage(missing + ": no such file");
    assertThat(FileBytes.unreadable(file, new AccessDeniedException(file.toString())))
        .hasMessage(file + ": cannot be read (AccessDeniedException: " + file + ")");
    assertThat(FileBytes.unreadable(file, new IOException("disk error")))
        .hasMessage(file + ": cannot be read (disk error)");
  }
}
