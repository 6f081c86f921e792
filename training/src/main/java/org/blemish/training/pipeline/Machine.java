// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where something ran.
 *
 * @param system name and version of the operating system
 * @param processor its model, where the system says so
 * @param processors that Java may use
 * @param threads that were used
 * @param java version
 * @param peakMemoryMib most memory that the process ever held, where the system says so
 */
public record Machine(
    String system,
    String processor,
    int processors,
    int threads,
    String java,
    Optional<Long> peakMemoryMib) {
  /** This machine, at this moment. */
  public static Machine here(int threads) {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        threads,
        System.getProperty("java.version"),
        field(Path.of("/proc/self/status"), "VmHWM")
            .map(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1024));
  }

  /** The value behind "name :" in one of Linux' text files. */
  private static Optional<String> field(Path file, String name) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
