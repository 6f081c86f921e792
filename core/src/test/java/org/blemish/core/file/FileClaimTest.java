// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.process.JavaProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClaimTest {
  @TempDir private Path folder;

  @Test
  void oneThreadHasTheClaimUntilItIsClosed() throws Exception {
    Path file = folder.resolve("lock");
    try (FileClaim first = FileClaim.tryAcquire(file).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(FileClaim.tryAcquire(file)).isEmpty();
    }
    try (FileClaim second = FileClaim.tryAcquire(file).orElseThrow()) {
      assertThat(second).isNotNull();
    }
  }

  /** Another process: holds the lock of a file until it is killed. */
  public static void main(String[] args) throws Exception {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
      channel.lock();
      Files.createFile(Path.of(args[0] + ".held"));
      Thread.sleep(60_000);
    }
  }

  @Test
  void theClaimOfAKilledProcessEnds() throws Exception {
    Path file = Files.createFile(folder.resolve("lock"));
    List<String> command =
        new ArrayList<>(JavaProgram.child(64, List.of(), FileClaimTest.class.getName()));
    command.add(file.toString());
    Process holder = new ProcessBuilder(command).inheritIO().start();
    try {
      while (!Files.exists(folder.resolve("lock.held")) && holder.isAlive()) {
        Thread.sleep(20);
      }
      assertThat(FileClaim.tryAcquire(file)).isEmpty();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (FileClaim claim = FileClaim.tryAcquire(file).orElseThrow()) {
      assertThat(claim).isNotNull();
    }
  }

  @Test
  void aMissingFolderIsAnError() {
    assertThatThrownBy(() -> FileClaim.tryAcquire(folder.resolve("missing/lock")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
