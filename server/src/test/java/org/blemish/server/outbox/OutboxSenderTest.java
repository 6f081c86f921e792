// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.health.Alarms;
import org.blemish.server.store.Database;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.store.OutboxState;
import org.blemish.server.store.OutboxTable;
import org.blemish.server.store.Timestamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxSenderTest {
  private static final String TARGET = "test";
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private final Alarms alarms = new Alarms();
  private Optional<Database> opened = Optional.empty();

  @BeforeEach
  void open() {
    opened = Optional.of(Database.open(DatabaseSettings.DEFAULT, folder));
  }

  @AfterEach
  void close() {
    database().close();
  }

  private Database database() {
    return opened.orElseThrow();
  }

  /** Notes what it is given; fails as often as a message is to fail. */
  private static final class FakeTarget implements MessageTarget {
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile Optional<String> refused = Optional.empty();

    @Override
    public String name() {
      return TARGET;
    }

    @Override
    public void deliver(OutboxMessage message) throws DeliveryException {
      if (refused.equals(Optional.of(message.id()))) {
        throw DeliveryException.refused("not this one");
      }
      if (failures.merge(message.id(), -1, Integer::sum) >= 0) {
        throw DeliveryException.later("away");
      }
      delivered.add(message.id());
    }

    @Override
    public void close() {}
  }

  private OutboxSender sender(FakeTarget target, Clock clock) {
    return new OutboxSender(
        database(),
        target,
        new Backoff(Duration.ofMillis(20), Duration.ofMillis(50), new Random(1)),
        DAY,
        alarms,
        clock);
  }

  private void add(String id, String product) {
    database()
        .write(
            handle -> {
              new OutboxTable(handle).add(id, TARGET, product, Timestamp.now(), "{}");
              return true;
            });
  }

  private long count(OutboxState state) {
    return database().read(handle -> new OutboxTable(handle).count(TARGET, state));
  }

  private List<OutboxMessage> list(OutboxState state) {
    return database().read(handle -> new OutboxTable(handle).list(state, 10));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for 30 s").isLessThan(end);
      Thread.sleep(10);
    }
  }

  @Test
  void messagesOfAProductKeepTheirOrderWhenOneFails() throws InterruptedException {
    FakeTarget target = new FakeTarget();
    target.failures.put("a1", 3);
    add("a1", "a");
    add("a2", "a");
    add("b1", "b");
    add("a3", "a");
    try (OutboxSender sender = sender(target, Clock.systemUTC())) {
      sender.start(new Outbox(List.of(TARGET)));
      await(() -> target.delivered.size() == 4);
    }
    // The other product does not wait.
    assertThat(target.delivered.get(0)).isEqualTo("b1");
    assertThat(target.delivered.subList(1, 4)).containsExactly("a1", "a2", "a3");
    assertThat(count(OutboxState.WAITING)).isZero();
    assertThat(alarms.sentences()).isEmpty();
  }

  @Test
  void failingReceiverIsAnAlarmThatNamesTheProblem() throws InterruptedException {
    FakeTarget target = new FakeTarget();
    target.failures.put("a1", Integer.MAX_VALUE);
    add("a1", "a");
    try (OutboxSender sender = sender(target, Clock.systemUTC())) {
      sender.start(new Outbox(List.of(TARGET)));
      await(() -> !alarms.sentences().isEmpty());
      assertThat(alarms.sentences()).containsExactly("messages to test wait: away");
    }
    assertThat(target.delivered).isEmpty();
    OutboxMessage message =
        database().read(handle -> new OutboxTable(handle).first(TARGET, "a")).orElseThrow();
    assertThat(message.attempts()).isPositive();
    assertThat(message.problem()).contains("away");
  }

  @Test
  void refusedMessageIsPutAsideAndTheNextFollows() throws InterruptedException {
    FakeTarget target = new FakeTarget();
    target.refused = Optional.of("a1");
    add("a1", "a");
    add("a2", "a");
    try (OutboxSender sender = sender(target, Clock.systemUTC())) {
      sender.start(new Outbox(List.of(TARGET)));
      await(() -> target.delivered.size() == 1);
      assertThat(target.delivered).containsExactly("a2");
      assertThat(count(OutboxState.DEAD)).isEqualTo(1);
      assertThat(alarms.sentences())
          .containsExactly(
              "messages to test were put aside (1): 'blemish outbox' shows them and sends them again");

      target.refused = Optional.empty();
      assertThat(
              database()
                  .<Integer>write(handle -> new OutboxTable(handle).retryDead(Timestamp.now())))
          .isEqualTo(1);
      await(() -> target.delivered.size() == 2);
      await(() -> alarms.sentences().isEmpty());
    }
  }

  @Test
  void messageThatFailsForTooLongIsPutAside() throws InterruptedException {
    FakeTarget target = new FakeTarget();
    target.failures.put("a1", Integer.MAX_VALUE);
    add("a1", "a");
    Clock late = Clock.offset(Clock.systemUTC(), DAY.plusMinutes(1));
    try (OutboxSender sender = sender(target, late)) {
      sender.start(new Outbox(List.of(TARGET)));
      await(() -> count(OutboxState.DEAD) == 1);
    }
    assertThat(list(OutboxState.DEAD))
        .singleElement()
        .extracting(OutboxMessage::problem)
        .isEqualTo(Optional.of("away"));
  }

  @Test
  void orderDoesNotDependOnTheClock() {
    database()
        .write(
            handle -> {
              OutboxTable table = new OutboxTable(handle);
              table.add(
                  "z", TARGET, "a", Timestamp.of(Instant.parse("2030-01-01T00:00:00Z")), "{}");
              table.add(
                  "y", TARGET, "a", Timestamp.of(Instant.parse("2020-01-01T00:00:00Z")), "{}");
              return true;
            });
    assertThat(list(OutboxState.WAITING)).extracting(OutboxMessage::id).containsExactly("z", "y");
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(1));
    long[] longest = {1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000};
    List<Long> first = new ArrayList<>();
    for (int draw = 0; draw < 200; draw++) {
      for (int i = 0; i < longest.length; i++) {
        assertThat(backoff.after(i + 1).toMillis()).isBetween(longest[i] / 2, longest[i]);
      }
      first.add(backoff.after(1).toMillis());
    }
    assertThat(first.stream().distinct().count()).as("random waits").isGreaterThan(50);
    assertThat(backoff.after(1000).toMillis()).isBetween(30_000L, 60_000L);
  }
}
