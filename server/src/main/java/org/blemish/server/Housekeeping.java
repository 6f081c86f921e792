// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.blemish.server.content.Retention;
import org.blemish.server.health.Alarms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done every hour: retention of parts and jobs, and a look at the certificate. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final String CERTIFICATE = "certificate";
  private static final Duration WARNING = Duration.ofDays(14);

  private final Retention retention;
  private final Runnable further;
  private final Alarms alarms;
  private final Optional<Instant> certificateExpires;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "housekeeping");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param further work of the same kind
   * @param certificateExpires empty without TLS
   */
  Housekeeping(
      Retention retention, Runnable further, Alarms alarms, Optional<Instant> certificateExpires) {
    this.retention = retention;
    this.further = further;
    this.alarms = alarms;
    this.certificateExpires = certificateExpires;
  }

  void start() {
    ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      certificateExpires
          .filter(end -> end.isBefore(Instant.now().plus(WARNING)))
          .ifPresent(
              end ->
                  alarms.raise(
                      CERTIFICATE,
                      "the certificate expires on %s: get a new one and start again"
                          .formatted(end)));
      further.run();
      Retention.Deleted deleted = retention.run();
      if (deleted.files() + deleted.records() > 0) {
        LOG.info(
            "deleted {} files with {} MB and {} records by age and size",
            deleted.files(),
            deleted.bytes() >> 20,
            deleted.records());
      }
    } catch (RuntimeException e) {
      LOG.error("retention failed", e);
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
