// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

/**
 * Models that are open at the same time.
 *
 * @param memoryMegabytes for open models, estimated from the size of their files; the least
 *     recently used one is closed first
 * @param inspections parts that are inspected at the same time; 0 for one per two processors, which
 *     share the processors evenly
 */
public record ModelSettings(int memoryMegabytes, int inspections) {
  public static final ModelSettings DEFAULT = new ModelSettings(2048, 0);

  public ModelSettings {
    if (memoryMegabytes < 1 || inspections < 0) {
      throw new IllegalArgumentException(
          "memoryMegabytes %d must be at least 1, inspections %d at least 0"
              .formatted(memoryMegabytes, inspections));
    }
  }

  /** Parts that are inspected at the same time, at least 1. */
  public int atOnce() {
    return inspections > 0
        ? inspections
        : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  /** Threads of the networks for each of them, at least 1. */
  public int threadsEach() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce());
  }
}
