// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.blemish.server.config.LineSettings;
import org.blemish.server.config.MqttSettings;
import org.blemish.server.config.WebhookSettings;
import org.blemish.server.health.Alarms;
import org.blemish.server.metrics.ServerMetrics;
import org.blemish.server.store.Database;
import org.blemish.server.store.OutboxState;
import org.blemish.server.store.OutboxTable;

/** All receivers of messages, and the delivery to them. */
public final class MessageTargets implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final List<OutboxSender> senders = new ArrayList<>();
  private final Outbox outbox;
  private final Database database;

  /**
   * @throws org.blemish.core.BlemishException if a file of certificates cannot be read
   */
  public MessageTargets(LineSettings settings, Database database, Alarms alarms) {
    this.database = database;
    Clock clock = Clock.systemUTC();
    List<MessageTarget> targets = new ArrayList<>();
    for (WebhookSettings webhook : settings.webhooks()) {
      targets.add(new WebhookTarget(webhook, clock));
    }
    for (MqttSettings mqtt : settings.mqtt().stream().toList()) {
      targets.add(new MqttTarget(mqtt));
    }
    outbox = new Outbox(targets.stream().map(MessageTarget::name).toList());
    Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random());
    for (MessageTarget target : targets) {
      senders.add(
          new OutboxSender(
              database, target, backoff, Duration.ofHours(settings.giveUpHours()), alarms, clock));
    }
  }

  /** Where messages are written. */
  public Outbox outbox() {
    return outbox;
  }

  /** Starts the delivery, of messages from before the last end of the program too. */
  public void start() {
    senders.forEach(sender -> sender.start(outbox));
  }

  /** Adds the numbers of messages that are not delivered. */
  public void measure(ServerMetrics metrics) {
    metrics.gauge(
        "blemish_waiting_messages",
        "messages that are not delivered yet",
        database,
        records -> count(records, OutboxState.WAITING));
    metrics.gauge(
        "blemish_dead_messages",
        "messages that were put aside",
        database,
        records -> count(records, OutboxState.DEAD));
  }

  private static long count(Database database, OutboxState state) {
    return database.read(handle -> new OutboxTable(handle).count(state));
  }

  @Override
  public void close() {
    senders.forEach(OutboxSender::close);
  }
}
