// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {
  @TempDir private Path folder;

  /** A folder with a library, as a killed process leaves it. */
  private Path unpacked(String name) throws IOException {
    Path made = Files.createDirectories(folder.resolve("tmp").resolve(name));
    Files.writeString(made.resolve("libonnxruntime.so"), "library");
    return made;
  }

  private void process(String id, String maps) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("proc").resolve(id)).resolve("maps"), maps);
  }

  private void removeUnused(Duration later) {
    new UnpackedLibraries(folder.resolve("tmp"), folder.resolve("proc"), Instant.now().plus(later))
        .removeUnused();
  }

  @Test
  void foldersThatNoProcessUsesAreRemoved() throws IOException {
    Path killed = unpacked("onnxruntime-java1");
    Path loaded = unpacked("onnxruntime-java12");
    Path empty = Files.createDirectory(folder.resolve("tmp/onnxruntime-java3"));
    Path other = unpacked("other-java1");
    process("self", "");
    process(
        "71",
        "7f00-7f01 r-xp 0 0:0 0 /lib/libc.so\n7f02-7f03 r-xp 0 0:0 0 %s/libonnxruntime.so\n"
            .formatted(loaded));

    removeUnused(Duration.ofSeconds(5));
    assertThat(killed).as("perhaps being unpacked").isNotEmptyDirectory();
    assertThat(empty).exists();

    removeUnused(Duration.ofMinutes(1));
    assertThat(killed).doesNotExist();
    assertThat(empty).doesNotExist();
    assertThat(loaded).isNotEmptyDirectory();
    assertThat(other).isNotEmptyDirectory();
  }

  @Test
  void foldersWithOtherContentStay() throws IOException {
    Path nested = unpacked("onnxruntime-java1");
    Files.createDirectory(nested.resolve("folder"));
    process("self", "");
    removeUnused(Duration.ofMinutes(1));
    assertThat(nested.resolve("libonnxruntime.so")).exists();
  }

  @Test
  void withoutAListOfProcessesOnlyOldFoldersAreRemoved() throws IOException {
    Path killed = unpacked("onnxruntime-java1");
    removeUnused(Duration.ofHours(23));
    assertThat(killed).isNotEmptyDirectory();
    removeUnused(Duration.ofHours(25));
    assertThat(killed).doesNotExist();
  }
}
