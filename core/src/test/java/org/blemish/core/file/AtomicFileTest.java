// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void writesAFileAndMakesItsFolders() throws IOException {
    Path file = folder.resolve("a/b/model.bin");
    AtomicFile.write(file, new byte[] {1, 2, 3});
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(names(folder.resolve("a/b"))).containsExactly("model.bin");
  }

  @Test
  void replacesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    AtomicFile.write(file, out -> out.write(new byte[] {110, 101, 119}));
    assertThat(file).hasContent("new");
    assertThat(names(folder)).containsExactly("f");
  }

  @Test
  void deletesWhatWasLeftOfTheseTargetsOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("f.png"), "old");
    String id = "a10075c7-40a3-4e62-b43f-b08e009be47d";
    Files.createFile(folder.resolve(".f.png." + id + ".part"));
    Files.createFile(folder.resolve(".g.png." + id + ".part"));
    Files.createFile(folder.resolve(".part"));
    AtomicFile.deleteUnfinished(List.of(file, folder.resolve("missing/h.png")));
    assertThat(names(folder)).containsExactlyInAnyOrder("f.png", ".g.png." + id + ".part", ".part");
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith(file + " cannot be written (No space left on device)");
    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("f");
  }

  @Test
  void leavesNoFileIfTheWriterThrows() throws IOException {
    Path file = folder.resolve("f");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IllegalStateException("x");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void allowsTheWriterToCloseItsStream() throws IOException {
    Path file = folder.resolve("f.gz");
    AtomicFile.write(
        file,
        out -> {
          try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(7);
          }
        });
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(in.readAllBytes()).containsExactly(7);
    }
  }

  @Test
  void refusesAFolderAsTargetAndAFileAsFolder() throws IOException {
    assertThatThrownBy(() -> AtomicFile.write(folder, new byte[1]))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("is a folder");
    Path file = Files.writeString(folder.resolve("f"), "old");
    assertThatThrownBy(() -> AtomicFile.write(file.resolve("g"), new byte[1]))
        .isInstanceOf(BlemishException.class);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
