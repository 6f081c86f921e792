// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a command said before it ended badly. */
final class ErrorLine {
  private static final String PREFIX = "blemish: ";
  private static final int KILLED = 137;

  private ErrorLine() {}

  static String of(Path log, int exitCode) {
    String last = "";
    for (String line : lines(log)) {
      if (line.startsWith(PREFIX) && !line.contains("--verbose")) {
        last = line.substring(PREFIX.length());
      } else if (last.endsWith(":") || (!last.isEmpty() && line.startsWith(" "))) {
        last += " " + line.strip(); // a list of what is wrong
      } else if (last.isEmpty() && line.contains("OutOfMemoryError")) {
        last = line.strip() + ": give each cell more by --cell-memory";
      }
    }
    if (!last.isEmpty()) {
      return last;
    }
    return exitCode == KILLED
        ? "killed by the system, out of memory as a rule: fewer --jobs or less --cell-memory; %s"
            .formatted(log)
        : "ended with code %d; %s".formatted(exitCode, log);
  }

  private static List<String> lines(Path log) {
    try {
      // A native library may have written anything: undecodable bytes must not hide the line.
      return Files.exists(log)
          ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
