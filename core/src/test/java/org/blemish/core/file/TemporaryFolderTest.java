// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
  @Test
  void closingRemovesTheFolderWithEverythingInIt() throws IOException {
    Path path;
    try (TemporaryFolder folder = TemporaryFolder.create("blemish-test")) {
      path = folder.path();
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/file.txt"), "text");
      Files.writeString(path.resolve("file.txt"), "text");
      assertThat(path.getFileName().toString()).startsWith("blemish-test");
    }
    assertThat(path).doesNotExist();
  }
}
