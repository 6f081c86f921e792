// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

/**
 * Trainings and other long work, each a child process.
 *
 * @param atOnce jobs that run at the same time
 * @param heapMegabytes Java memory of a job
 * @param threads of a job; 0 for all processors
 * @param keepDays after which the files of a finished job are deleted, without its model
 */
public record JobSettings(int atOnce, int heapMegabytes, int threads, int keepDays) {
  public static final JobSettings DEFAULT = new JobSettings(1, 2048, 0, 30);

  public JobSettings {
    if (atOnce < 1 || heapMegabytes < 64 || threads < 0 || keepDays < 1) {
      throw new IllegalArgumentException(
          "atOnce %d, heapMegabytes %d, threads %d, keepDays %d: expected at least 1, 64, 0 and 1"
              .formatted(atOnce, heapMegabytes, threads, keepDays));
    }
  }
}
