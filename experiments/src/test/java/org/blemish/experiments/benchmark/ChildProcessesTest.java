// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell")
class ChildProcessesTest {
  @TempDir private Path folder;

  @Test
  void outputGoesToTheLogAndTheExitCodeComesBack() throws Exception {
    Path log = folder.resolve("log.txt");
    try (ChildProcesses shell = new ChildProcesses(List.of("sh", "-c"))) {
      assertThat(shell.run(List.of("echo one; echo two >&2; exit 7"), log).exitCode()).isEqualTo(7);
      assertThat(shell.run(List.of("echo three"), log).exitCode()).isZero();
    }
    assertThat(Files.readAllLines(log)).containsExactly("one", "two", "three");
    assertThat(folder.resolve("running.txt")).doesNotExist();
  }

  @Test
  void aProcessLeftBehindByAKilledBenchmarkIsEndedFirst() throws Exception {
    Path log = folder.resolve("log.txt");
    try (ChildProcesses killed = new ChildProcesses(List.of("sleep"));
        ChildProcesses next = new ChildProcesses(List.of("sleep"))) {
      CompletableFuture<Launcher.Outcome> left =
          CompletableFuture.supplyAsync(() -> killed.run(List.of("60"), log));
      while (!Files.exists(folder.resolve("running.txt"))
          || Files.size(folder.resolve("running.txt")) == 0) {
        Thread.sleep(20);
      }
      assertThat(next.run(List.of("0"), log).exitCode()).isZero();
      assertThat(left.get(20, TimeUnit.SECONDS).exitCode()).isEqualTo(137);
    }
  }

  @Test
  void doesNotEndAnotherProcessWithTheSamePid() throws Exception {
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(folder.resolve("running.txt"), self.pid() + " 2001-01-01T00:00:00Z\n");
    new PidFile(folder.resolve("running.txt")).endLeftoverProcess();
    assertThat(self.isAlive()).isTrue();
  }

  @Test
  void closingEndsWhatRuns() throws Exception {
    ChildProcesses processes = new ChildProcesses(List.of("sleep"));
    CompletableFuture<Launcher.Outcome> run =
        CompletableFuture.supplyAsync(
            () -> processes.run(List.of("60"), folder.resolve("log.txt")));
    while (!Files.exists(folder.resolve("running.txt"))) {
      Thread.sleep(20);
    }
    processes.close();
    assertThat(run.get(20, TimeUnit.SECONDS).exitCode()).isEqualTo(143);
  }

  @Test
  void aProgramThatCannotBeStartedIsNamed() {
    try (ChildProcesses missing = new ChildProcesses(List.of("/no/such/java"))) {
      assertThatThrownBy(() -> missing.run(List.of("train"), folder.resolve("log.txt")))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("/no/such/java");
    }
  }
}
