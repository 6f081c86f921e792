// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobProcessTest {
  @TempDir private Path folder;

  @RepeatedTest(5)
  @DisabledOnOs(OS.WINDOWS)
  void aCancelledProcessIsReadToItsEnd() throws Exception {
    String step = "progress {\"stage\":\"features\",\"done\":1,\"total\":2}";
    String program =
        "trap 'echo blemish: stopped; exit 143' TERM; while :; do echo '%s'; done".formatted(step);
    JobProcess process = JobProcess.start(List.of("sh", "-c", program), new JobFolder(folder));
    CountDownLatch steps = new CountDownLatch(100);

    CompletableFuture<Optional<String>> failure =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return process.follow(progress -> steps.countDown());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(steps.await(1, TimeUnit.MINUTES)).isTrue();
    process.cancel();

    assertThat(failure.get(1, TimeUnit.MINUTES)).contains("stopped");
  }
}
