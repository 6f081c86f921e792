// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * The right of a task to run a trainer. An executor has one: a trainer uses all its cores and
 * memory. With {@code spark.task.cpus} equal to the executor's cores no task has to wait.
 */
final class TrainerSlot {
  private static final Semaphore OF_PROCESS = new Semaphore(1, true);

  private TrainerSlot() {}

  /** What a task does while it has the right. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Waits until no other task of this executor has the right, then works.
   *
   * @throws CancellationException if the task is stopped while it waits
   */
  static <T> T use(Work<T> work) throws IOException {
    try {
      OF_PROCESS.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("the task was stopped").initCause(e);
    }
    try {
      return work.run();
    } finally {
      OF_PROCESS.release();
    }
  }
}
