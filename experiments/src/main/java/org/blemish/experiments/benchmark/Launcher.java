// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a Blemish command to its end. Called from several threads. */
@FunctionalInterface
public interface Launcher {
  /**
   * @param arguments the command and its options
   * @param log file that the command's output is appended to
   */
  Outcome run(List<String> arguments, Path log);

  /**
   * How it ended.
   *
   * @param exitCode 0 where all went well
   * @param seconds from start to end
   * @param peakMemoryMib most memory that it held, where the system says so
   */
  record Outcome(int exitCode, double seconds, Optional<Long> peakMemoryMib) {}
}
