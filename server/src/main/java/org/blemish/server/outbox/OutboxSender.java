// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.blemish.server.health.Alarms;
import org.blemish.server.store.Database;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.store.OutboxState;
import org.blemish.server.store.OutboxTable;
import org.blemish.server.store.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the messages of one target: for each product one after the other, several products at
 * the same time. A message is deleted when the receiver has confirmed it; if the process ends in
 * between, the message is delivered again. One that fails is tried again with growing waits, and
 * those behind it wait too. One that is refused, or that failed for too long, is put aside, and the
 * next one follows.
 */
final class OutboxSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final int PRODUCTS_AT_ONCE = 4;
  private static final long LONGEST_SLEEP_MILLIS = 500;
  private static final long CLOSE_SECONDS = 10;

  private final Database database;
  private final MessageTarget target;
  private final Backoff backoff;
  private final Duration giveUp;
  private final Alarms alarms;
  private final Clock clock;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Semaphore wake = new Semaphore(0);
  private final ExecutorService workers;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param target is closed with the sender
   * @param giveUp age at which a message that fails is put aside
   */
  OutboxSender(
      Database database,
      MessageTarget target,
      Backoff backoff,
      Duration giveUp,
      Alarms alarms,
      Clock clock) {
    this.database = database;
    this.target = target;
    this.backoff = backoff;
    this.giveUp = giveUp;
    this.alarms = alarms;
    this.clock = clock;
    this.workers =
        Executors.newFixedThreadPool(
            PRODUCTS_AT_ONCE, work -> daemon(work, target.name() + " delivery"));
    this.thread = daemon(this::run, target.name());
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** The messages of one product, in their order; guarded by {@link #lanes}. */
  private static final class Lane {
    private boolean running;
    private int failures;
    private long notBefore = System.nanoTime();
  }

  void start(Outbox outbox) {
    outbox.listen(wake::release);
    showDead();
    thread.start();
  }

  private void run() {
    while (!closed) {
      try {
        for (String product :
            database.read(handle -> new OutboxTable(handle).waitingProducts(target.name()))) {
          begin(product);
        }
        if (alarms.isRaised(deadAlarm())) {
          showDead();
        }
      } catch (RuntimeException e) {
        LOG.error("messages to {} cannot be read", target.name(), e);
      }
      try {
        wake.tryAcquire(LONGEST_SLEEP_MILLIS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void begin(String product) {
    synchronized (lanes) {
      Lane lane = lanes.computeIfAbsent(product, name -> new Lane());
      if (!closed && !lane.running && System.nanoTime() - lane.notBefore >= 0) {
        lane.running = true;
        workers.execute(() -> drain(product, lane));
      }
    }
  }

  /** Delivers until nothing waits or a delivery fails. */
  private void drain(String product, Lane lane) {
    boolean more = true;
    try {
      while (more && !closed) {
        Optional<OutboxMessage> message =
            database.read(handle -> new OutboxTable(handle).first(target.name(), product));
        more = message.isPresent() && deliver(message.get(), lane);
      }
    } catch (RuntimeException e) {
      LOG.error("messages to {} cannot be delivered", target.name(), e);
      postpone(lane);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (lanes) {
        lane.running = false;
      }
      wake.release();
    }
  }

  /** Whether the next message may follow. */
  private boolean deliver(OutboxMessage message, Lane lane) throws InterruptedException {
    try {
      target.deliver(message);
    } catch (DeliveryException e) {
      return failed(message, lane, e);
    }
    database.write(
        handle -> {
          new OutboxTable(handle).delivered(message.place());
          return true;
        });
    synchronized (lanes) {
      lane.failures = 0;
    }
    alarms.clear(waitingAlarm());
    return true;
  }

  private boolean failed(OutboxMessage message, Lane lane, DeliveryException failure) {
    boolean tooOld = message.time().compareTo(Timestamp.of(clock.instant().minus(giveUp))) < 0;
    OutboxState state = failure.isRefused() || tooOld ? OutboxState.DEAD : OutboxState.WAITING;
    database.write(
        handle -> {
          new OutboxTable(handle).failed(message.place(), state, failure.problem());
          return true;
        });
    if (state == OutboxState.DEAD) {
      LOG.warn("message {} was put aside: {}", message.id(), failure.problem());
      showDead();
      return true;
    }
    alarms.raise(
        waitingAlarm(), "messages to %s wait: %s".formatted(target.name(), failure.problem()));
    postpone(lane);
    return false;
  }

  private void postpone(Lane lane) {
    synchronized (lanes) {
      lane.failures++;
      lane.notBefore = System.nanoTime() + backoff.after(lane.failures).toNanos();
    }
  }

  private void showDead() {
    long dead =
        database.read(handle -> new OutboxTable(handle).count(target.name(), OutboxState.DEAD));
    if (dead == 0) {
      alarms.clear(deadAlarm());
    } else {
      alarms.raise(
          deadAlarm(),
          "messages to %s were put aside (%d): 'blemish outbox' shows them and sends them again"
              .formatted(target.name(), dead));
    }
  }

  private String deadAlarm() {
    return "put aside for " + target.name();
  }

  private String waitingAlarm() {
    return target.name();
  }

  /** Lets running deliveries end for some seconds; what is not confirmed is sent again later. */
  @Override
  public void close() {
    synchronized (lanes) {
      closed = true;
      workers.shutdown();
    }
    wake.release();
    try {
      thread.join();
      if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
        workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    target.close();
  }
}
