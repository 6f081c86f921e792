// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, which a signal stops. */
@DisabledOnOs(OS.WINDOWS)
class StopSignalTest {
  /** Exit code of the process after a signal. */
  private static final int STOPPED = 42;

  /** Prints {@code begun}, and for each cancelled step {@code ended}; steps take 300 ms. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (StopSignal signal =
          new StopSignal(
              () -> {
                System.out.println("stopped");
                return STOPPED;
              })) {
        Progress progress = signal.cancelling(Progress.NONE);
        System.out.println("begun");
        boolean polls = arguments[0].equals("polls");
        while (!(polls && progress.cancelled())) {
          if (!polls) {
            progress.step("work", 1, 2);
          }
          Thread.sleep(300);
        }
        System.out.println("ended");
      } catch (CancellationException e) {
        System.out.println("not reached: the process ends when the signal is closed");
      }
      System.out.println("not reached either");
    }
  }

  @TempDir private Path folder;

  private String output(String how) throws Exception {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Work.class.getName(),
                how)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      while (process.isAlive() && Files.readString(output).isEmpty()) {
        Thread.sleep(10);
      }
      process.destroy(); // SIGTERM
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(STOPPED);
      return String.join(" ", Files.readAllLines(output));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theStepInWorkEndsBeforeTheProcess() throws Exception {
    assertThat(output("polls")).isEqualTo("begun stopped ended");
  }

  @Test
  void aReportedStepCancelsTheWorkToo() throws Exception {
    assertThat(output("reports")).isEqualTo("begun stopped");
  }
}
