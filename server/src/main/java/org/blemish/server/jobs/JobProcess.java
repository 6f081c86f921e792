// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.blemish.core.BlemishException;
import org.blemish.core.process.ChildProcess;
import org.blemish.core.process.PidFile;

/** A running child process. */
final class JobProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FAILURE = "blemish: ";

  private final ChildProcess child;
  private final JobFolder folder;

  private JobProcess(ChildProcess child, JobFolder folder) {
    this.child = child;
    this.folder = folder;
  }

  static JobProcess start(List<String> command, JobFolder folder) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(emptyFile(folder).toFile()));
      return new JobProcess(ChildProcess.start(builder, folder.process()), folder);
    } catch (IOException e) {
      throw new BlemishException("the job cannot be started (%s)".formatted(e.getMessage()), e);
    }
  }

  private static Path emptyFile(JobFolder folder) throws IOException {
    Path empty = folder.path().resolve("empty");
    Files.write(empty, new byte[0]);
    return empty;
  }

  /** Ends a process of this job that has outlived a server which was killed. */
  static void endEarlier(JobFolder folder) {
    new PidFile(folder.process()).endLeftoverProcess();
  }

  /**
   * Follows the process to its end.
   *
   * @return the failure, in one sentence; empty if it succeeded
   */
  Optional<String> follow(Consumer<JobProgress> progress) throws IOException {
    String failure = "";
    String last = "";
    int code;
    try (ChildProcess running = child;
        BufferedReader lines = running.process().inputReader(StandardCharsets.UTF_8);
        Writer log =
            Files.newBufferedWriter(
                folder.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<JobProgress> step = JobProgress.read(line);
        if (step.isPresent()) {
          progress.accept(step.get());
        } else {
          log.write(line + "\n");
          log.flush();
          last = line;
          failure = line.startsWith(FAILURE) ? line.substring(FAILURE.length()) : failure;
        }
      }
      code = running.process().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
    if (code == 0) {
      return Optional.empty();
    }
    return Optional.of(
        !failure.isEmpty() ? failure : "the command ended with code %d: %s".formatted(code, last));
  }

  /**
   * Asks the process to end, and forces it after a while. Its output is read to the end: {@link
   * Process#destroy} would close it.
   */
  void cancel() {
    ProcessHandle process = child.process().toHandle();
    process.destroy();
    CompletableFuture<Void> unused =
        process
            .onExit()
            .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .thenAccept(ProcessHandle::destroyForcibly);
  }
}
