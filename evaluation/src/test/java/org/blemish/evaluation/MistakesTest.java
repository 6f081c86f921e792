// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
  @TempDir private Path folder;

  @Test
  void differentIdsHaveDifferentFiles() {
    List<String> ids = List.of("test/a b.png", "test/a_b.png", "test/a/b.png", "test_a_b.png");
    assertThat(ids.stream().map(Mistakes::file).distinct()).hasSize(4);
    assertThat(Mistakes.file("test/a b.png")).matches("test_a_b\\.png-[0-9a-f]{8}\\.jpg");
  }

  @Test
  void findsImagesOfEarlierVersions() throws IOException {
    assertThat(Mistakes.find(folder, "test/a/000.png")).isEmpty();
    Path earlier = Files.createFile(folder.resolve("test_a_000.png.jpg"));
    assertThat(Mistakes.find(folder, "test/a/000.png")).contains(earlier);
    Path current = Files.createFile(folder.resolve(Mistakes.file("test/a/000.png")));
    assertThat(Mistakes.find(folder, "test/a/000.png")).contains(current);
  }
}
