// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.Optional;
import org.blemish.core.machine.CpuInfo;
import org.blemish.core.machine.ProcessMemory;

/**
 * The machine that a program ran on.
 *
 * @param system name and version of the operating system
 * @param processor model; the architecture where the system does not report the model
 * @param processors that Java may use
 * @param threads that were used
 * @param java version
 * @param peakMemoryMib greatest resident memory of the process; empty if the system does not report
 *     it
 */
public record Machine(
    String system,
    String processor,
    int processors,
    int threads,
    String java,
    Optional<Long> peakMemoryMib) {
  /**
   * This machine and the memory that this process has used so far.
   *
   * @param threads that the program was set to use
   */
  public static Machine here(int threads) {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        CpuInfo.read().model().orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        threads,
        System.getProperty("java.version"),
        ProcessMemory.peakMib(ProcessHandle.current().pid()));
  }
}
