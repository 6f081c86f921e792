// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * Says which process works in a cell's folder. A benchmark that is killed hard leaves its process
 * behind; the next one ends it before it goes on in the same folder.
 *
 * @param file with the process's number and the moment of its start: numbers are used again
 */
record PidFile(Path file) {
  void write(ProcessHandle process) {
    try {
      Files.writeString(file, process.pid() + " " + start(process) + "\n");
    } catch (IOException e) {
      throw new BlemishException("%s cannot be written (%s)".formatted(file, e.getMessage()), e);
    }
  }

  /** Ends the process that the file names, where it still runs. */
  void endLeftoverProcess() {
    try {
      if (!Files.exists(file)) {
        return;
      }
      String[] words = Files.readString(file).strip().split(" ", 2);
      Optional<ProcessHandle> left =
          words.length == 2 && words[0].matches("\\d{1,18}")
              ? ProcessHandle.of(Long.parseLong(words[0]))
              : Optional.empty();
      left.filter(process -> start(process).equals(words[1]))
          .ifPresent(
              process -> {
                process.destroyForcibly();
                process.onExit().join();
              });
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Names a process that has ended: it is passed over next time.
    }
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
