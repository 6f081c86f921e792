// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts in the place of job files. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell")
class ChildProcessesTest {
  private static final List<String> SHELL = List.of("sh");

  @TempDir private Path folder;

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("job.sh"), text + "\n");
  }

  private Path pidFile() {
    return folder.resolve("running.txt");
  }

  /** The process of the job, after it has started. */
  private ProcessHandle running() throws Exception {
    while (!Files.exists(pidFile()) || Files.size(pidFile()) == 0) {
      Thread.sleep(20);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).split(" ")[0]))
        .orElseThrow();
  }

  @Test
  void progressAndLogAreSeparateFilesAndTheExitCodeComesBack() throws Exception {
    try (ChildProcesses processes = new ChildProcesses(SHELL)) {
      assertThat(processes.run(script("echo one; echo two >&2; exit 7"))).isEqualTo(7);
      assertThat(processes.run(script("echo three; echo four >&2"))).isZero();
    }
    assertThat(Files.readAllLines(folder.resolve("progress.jsonl"))).containsExactly("three");
    assertThat(Files.readAllLines(folder.resolve("log.txt"))).containsExactly("two", "four");
    assertThat(pidFile()).doesNotExist();
  }

  @Test
  void aProcessLeftByAKilledBenchmarkIsEndedFirst() throws Exception {
    Path job = script("exec sleep 60");
    try (ChildProcesses killed = new ChildProcesses(SHELL);
        ChildProcesses next = new ChildProcesses(List.of("true"))) {
      CompletableFuture<Integer> leftover = CompletableFuture.supplyAsync(() -> killed.run(job));
      running();
      assertThat(next.run(job)).isZero();
      assertThat(leftover.get(20, TimeUnit.SECONDS)).isEqualTo(137);
    }
  }

  @Test
  void closingEndsRunningProcesses() throws Exception {
    Path job = script("exec sleep 60");
    ChildProcesses processes = new ChildProcesses(SHELL);
    CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> processes.run(job));
    running();
    processes.close();
    assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo(143);
  }

  @Test
  void anInterruptWaitsForTheProcessToEndBeforeItsPidFileIsDeleted() throws Exception {
    // Ends half a second after SIGTERM, and lists the pid file that it finds then.
    Path job =
        script(
            "trap 'sleep 0.5; ls running.txt > found.txt; exit 0' TERM; cd %s\nwhile true; do sleep 0.1; done"
                .formatted(folder));
    try (ChildProcesses processes = new ChildProcesses(SHELL)) {
      CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  processes.run(job);
                  cancelled.complete(false);
                } catch (CancellationException e) {
                  cancelled.complete(true);
                }
              });
      thread.start();
      ProcessHandle child = running();
      Thread.sleep(300); // the shell sets its trap
      thread.interrupt();
      assertThat(cancelled.get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(child.isAlive()).isFalse();
      assertThat(folder.resolve("found.txt")).hasContent("running.txt");
      assertThat(pidFile()).doesNotExist();
    }
  }

  @Test
  void aProcessWhosePidFileCannotBeWrittenIsEnded() throws Exception {
    Path job = script("echo $$ > pid.txt; exec sleep 60".replace("pid.txt", pid().toString()));
    // A link to a file in a missing folder: it does not exist, and cannot be written.
    Files.createSymbolicLink(pidFile(), folder.resolve("missing/running.txt"));
    try (ChildProcesses processes = new ChildProcesses(SHELL)) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> processes.run(job))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("running.txt");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
    if (Files.exists(pid()) && Files.size(pid()) > 0) {
      assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid()).strip()))).isEmpty();
    }
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .noneMatch(child -> child.info().commandLine().orElse("").contains(job.toString()));
  }

  private Path pid() {
    return folder.resolve("pid.txt");
  }

  @Test
  void aProgramThatCannotBeStartedIsNamed() throws Exception {
    Path job = script("");
    try (ChildProcesses missing = new ChildProcesses(List.of("/no/such/java"))) {
      assertThatThrownBy(() -> missing.run(job))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("/no/such/java");
    }
  }
}
