// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/**
 * Names the child process that works in a folder. A program that is killed by SIGKILL leaves its
 * child processes running; the next program that works in the same folder ends them first.
 *
 * @param file with the process id and the start time, since process ids are reused
 */
public record PidFile(Path file) {
  private static final String UNKNOWN = "unknown";

  /**
   * Names a process.
   *
   * @throws BlemishException if the file cannot be written
   */
  void write(ProcessHandle process) {
    String start = process.info().startInstant().map(Instant::toString).orElse(UNKNOWN);
    try {
      Files.writeString(file, process.pid() + " " + start + "\n");
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be written (%s)".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Kills the process that the file names if it still runs on this machine, and returns when it has
   * ended.
   *
   * @throws BlemishException if the file cannot be read
   */
  public void endLeftoverProcess() {
    try {
      if (!Files.exists(file)) {
        return;
      }
      String[] words = Files.readString(file).strip().split(" ", 2);
      Optional<ProcessHandle> leftover =
          words.length == 2 && words[0].matches("\\d{1,18}")
              ? ProcessHandle.of(Long.parseLong(words[0]))
              : Optional.empty();
      leftover
          .filter(process -> isSameStart(words[1], process.info().startInstant()))
          .ifPresent(
              process -> {
                process.destroyForcibly();
                process.onExit().join();
              });
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether both start times are known and equal. */
  static boolean isSameStart(String recorded, Optional<Instant> actual) {
    return actual.map(Instant::toString).filter(recorded::equals).isPresent();
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It names a process that has ended, and is ignored by the next program.
    }
  }
}
