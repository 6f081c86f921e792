// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a detector look at its model file again and again, in a thread of its own. */
final class ModelFileWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFileWatch.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread named = new Thread(work, "blemish-model-watch");
            named.setDaemon(true);
            return named;
          });

  ModelFileWatch(ReloadingDetector detector, Duration interval) {
    long millis = interval.toMillis();
    if (millis > 0) {
      var unused =
          thread.scheduleWithFixedDelay(
              () -> look(detector), millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  private static void look(ReloadingDetector detector) {
    try {
      detector.reload();
    } catch (RuntimeException e) {
      LOG.error("the model file cannot be looked at", e); // a failure must not end the watch
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
