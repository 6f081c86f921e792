// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * The right of a task to run a trainer. An executor has one: a trainer uses all its cores and
 * memory. With {@code spark.task.cpus} equal to the executor's cores no task has to wait.
 */
final class TrainerSlot implements AutoCloseable {
  private static final Semaphore OF_PROCESS = new Semaphore(1, true);

  private TrainerSlot() {}

  /**
   * Waits until no other task of this executor has the right.
   *
   * @throws CancellationException if the task is stopped meanwhile
   */
  static TrainerSlot acquire() {
    try {
      OF_PROCESS.acquire();
      return new TrainerSlot();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("the task was stopped").initCause(e);
    }
  }

  @Override
  public void close() {
    OF_PROCESS.release();
  }
}
