// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLimitsTest {
  @TempDir Path folder;

  @Test
  void longFilesAreRefusedBeforeTheyAreRead() throws IOException {
    Path path = folder.resolve("long");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(5L << 30);
    }

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Yaml.tree(path))
        .withMessageContaining("the limit is 1048576");
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> CsvReader.read(path, List.of("path")))
        .withMessageContaining("the limit is 67108864");
  }

  @Test
  void aWideHeaderGivesAShortMessage() throws IOException {
    Path path = Files.writeString(folder.resolve("wide.csv"), "path," + "a,".repeat(100_000));

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> CsvReader.read(path, List.of("path", "label")))
        .withMessageContaining("no column 'label'; found [path, a, a")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
  }

  @Test
  void deeplyNestedYamlIsRefused() throws IOException {
    Path path = Files.writeString(folder.resolve("deep.yaml"), "[".repeat(100_000));

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Yaml.tree(path))
        .withMessageContaining("nesting depth");
  }
}
