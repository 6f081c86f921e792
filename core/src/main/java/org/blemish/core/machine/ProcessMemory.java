// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Memory of processes, as Linux counts it. */
public final class ProcessMemory {
  private ProcessMemory() {}

  /**
   * The greatest resident memory of a process so far, in MiB.
   *
   * @param pid number of the process
   * @return empty if the process has ended, or the system does not report it
   */
  public static Optional<Long> peakMib(long pid) {
    return mib(pid, "VmHWM");
  }

  /**
   * The resident memory of a process, in MiB.
   *
   * @param pid number of the process
   * @return empty if the process has ended, or the system does not report it
   */
  public static Optional<Long> residentMib(long pid) {
    return mib(pid, "VmRSS");
  }

  /**
   * The memory of a process that no file backs, in MiB: Java heap and native memory, without mapped
   * files.
   *
   * @param pid number of the process
   * @return empty if the process has ended, or the system does not report it
   */
  public static Optional<Long> anonymousMib(long pid) {
    return mib(pid, "RssAnon");
  }

  private static Optional<Long> mib(long pid, String name) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // the process ended after the check above
    }
  }
}
