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
import org.blemish.server.store.Database;

/** All receivers of messages, and the delivery to them. */
public final class MessageTargets implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final List<OutboxSender> senders = new ArrayList<>();
  private final Outbox outbox;

  /**
   * @throws org.blemish.core.BlemishException if a file of certificates cannot be read
   */
  public MessageTargets(LineSettings settings, Database database, Alarms alarms) {
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

  @Override
  public void close() {
    senders.forEach(OutboxSender::close);
  }
}
