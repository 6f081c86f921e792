// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done every hour, the first time a minute after the start. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final List<Runnable> work;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "housekeeping");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param work in this order; if one fails, the next is done all the same
   */
  Housekeeping(List<Runnable> work) {
    this.work = List.copyOf(work);
  }

  void start() {
    ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
  }

  void run() {
    for (Runnable task : work) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("housekeeping failed", e);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
