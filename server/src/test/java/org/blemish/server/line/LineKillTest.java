// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.blemish.server.Fixtures;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.outbox.Mosquitto;
import org.blemish.server.store.Database;
import org.blemish.server.store.FileOutcome;
import org.blemish.server.store.FolderFile;
import org.blemish.server.store.FolderFileTable;
import org.blemish.server.store.OutboxTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed by SIGKILL at random moments while parts arrive and the receivers of its
 * messages are restarted. {@code -Dblemish.kills} is the number of kills.
 */
@Tag("system")
class LineKillTest {
  private static final int KILLS = Integer.getInteger("blemish.kills", 20);
  private static final long SEED = 20_261_129;
  private static final int LAST_PARTS = 10;

  @TempDir private Path temporary;

  private Process start(Path config, Path model) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WatchProcess.class.getName(),
            temporary.resolve("data").toString(),
            config.toString(),
            model.toString(),
            temporary.toString())
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve("output.txt").toFile())
        .start();
  }

  private boolean ready() throws IOException {
    return Files.readString(temporary.resolve("output.txt")).contains(WatchProcess.READY);
  }

  /** Adds parts of both products in turn: moved into the folder, or written there in two pieces. */
  private int feed(AtomicBoolean end) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    int added = 0;
    int left = LAST_PARTS;
    while (!end.get() || left-- > 0) {
      byte[] image = Fixtures.goodImage(added);
      Path folder = temporary.resolve(WatchProcess.PRODUCTS.get(added % 2));
      Path file = folder.resolve("part%05d.png".formatted(added));
      if (random.nextInt(4) > 0) {
        Path draft = Files.write(temporary.resolve("draft"), image);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        int first = random.nextInt(image.length);
        Files.write(file, Arrays.copyOf(image, first));
        Thread.sleep(random.nextInt(300));
        Files.write(
            file, Arrays.copyOfRange(image, first, image.length), StandardOpenOption.APPEND);
      }
      added++;
      Thread.sleep(random.nextInt(500));
    }
    return added;
  }

  /** Stops and starts the receivers again and again, and leaves them running. */
  private static int restart(AtomicBoolean end, WebhookReceiver webhook, Optional<Mosquitto> broker)
      throws Exception {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    int restarts = 0;
    while (!end.get()) {
      Thread.sleep(500 + random.nextInt(3000));
      if (broker.isPresent() && random.nextBoolean()) {
        broker.get().stop();
        Thread.sleep(random.nextInt(800));
        broker.get().start();
      } else {
        webhook.stop();
        Thread.sleep(random.nextInt(800));
        webhook.start();
      }
      restarts++;
    }
    return restarts;
  }

  private void killAgainAndAgain(Path config, Path model) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    int afterReady = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = start(config, model);
      if (i % 4 == 0) {
        // At any moment of the start.
        process.waitFor(random.nextInt(3000), TimeUnit.MILLISECONDS);
      } else {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!ready()) {
          assertThat(process.isAlive())
              .as(Files.readString(temporary.resolve("output.txt")))
              .isTrue();
          assertThat(System.nanoTime()).isLessThan(end);
          Thread.sleep(10);
        }
        afterReady++;
        process.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
      }
      assertThat(process.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(afterReady).isGreaterThanOrEqualTo(KILLS / 2);
  }

  @Test
  void nothingIsLostAndNothingRecordedTwice() throws Exception {
    Path model = temporary.resolve("model.blemish");
    Fixtures.imageModel(model, 1);
    for (String product : WatchProcess.PRODUCTS) {
      Files.createDirectory(temporary.resolve(product));
    }
    Path brokerFolder = Files.createDirectory(temporary.resolve("broker"));
    if (Mosquitto.program().isEmpty()) {
      System.err.println("webhook alone: mosquitto is not installed ('apt-get install mosquitto')");
    }
    Optional<Mosquitto> broker =
        Mosquitto.program().isPresent()
            ? Optional.of(Mosquitto.start(brokerFolder))
            : Optional.empty();
    Optional<MqttReceiver> subscriber =
        broker.isPresent() ? Optional.of(new MqttReceiver(broker.get().port())) : Optional.empty();
    AtomicBoolean end = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (WebhookReceiver webhook = new WebhookReceiver()) {
      Path config = config(webhook, broker);
      Future<Integer> feeding = threads.submit(() -> feed(end));
      Future<Integer> restarting = threads.submit(() -> restart(end, webhook, broker));
      killAgainAndAgain(config, model);
      end.set(true);
      int parts = feeding.get(120, TimeUnit.SECONDS);
      int restarts = restarting.get(120, TimeUnit.SECONDS);
      System.err.printf("%d kills, %d restarts of receivers, %d parts%n", KILLS, restarts, parts);
      finish(config, model, parts);

      List<FolderFile> files = files();
      requireEachFileOnce(files, parts);
      requireMessages(files, webhook.received, true);
      if (subscriber.isPresent()) {
        awaitMessages(subscriber.get(), parts);
        requireMessages(files, subscriber.get().received, false);
      }
    } finally {
      end.set(true);
      threads.shutdown();
      threads.awaitTermination(60, TimeUnit.SECONDS);
      subscriber.ifPresent(MqttReceiver::close);
      if (broker.isPresent()) {
        broker.get().close();
      }
    }
  }

  private Path config(WebhookReceiver webhook, Optional<Mosquitto> broker) throws IOException {
    String text =
        "line:\n  webhooks:\n  - {name: mes, url: '%s', secret: 'a secret of the test'}\n"
            .formatted(webhook.url());
    if (broker.isPresent()) {
      text += "  mqtt: {url: 'mqtt://127.0.0.1:%d'}\n".formatted(broker.get().port());
    }
    return Files.writeString(temporary.resolve("config.yaml"), text);
  }

  /** Runs the process until all files are inspected and all messages delivered. */
  private void finish(Path config, Path model, int parts) throws Exception {
    Process process = start(config, model);
    try {
      int done = 0;
      long end = System.nanoTime() + 240_000_000_000L;
      while (done < parts || waiting() > 0) {
        assertThat(process.isAlive())
            .as(Files.readString(temporary.resolve("output.txt")))
            .isTrue();
        assertThat(System.nanoTime())
            .as("%d of %d parts, %d messages wait", done, parts, waiting())
            .isLessThan(end);
        Thread.sleep(500);
        done = files().size();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<FolderFile> files() {
    try (Database database = Database.open(DatabaseSettings.DEFAULT, temporary.resolve("data"))) {
      List<FolderFile> all = new ArrayList<>();
      for (String product : WatchProcess.PRODUCTS) {
        all.addAll(database.read(handle -> new FolderFileTable(handle).list(product)));
      }
      return all;
    }
  }

  private int waiting() {
    try (Database database = Database.open(DatabaseSettings.DEFAULT, temporary.resolve("data"))) {
      return database.read(handle -> new OutboxTable(handle).targets().size());
    }
  }

  private static void requireEachFileOnce(List<FolderFile> files, int parts) {
    assertThat(files).hasSize(parts);
    assertThat(files).extracting(FolderFile::outcome).containsOnly(FileOutcome.INSPECTED);
    assertThat(files).extracting(FolderFile::name).doesNotHaveDuplicates();
    assertThat(files).extracting(FolderFile::part).doesNotHaveDuplicates();
  }

  /** Each part has a message, and those of a product came in the order of the records. */
  private static void requireMessages(
      List<FolderFile> files, List<JsonNode> received, boolean repeatedAtOnce) {
    for (String product : WatchProcess.PRODUCTS) {
      List<String> parts =
          files.stream()
              .filter(file -> file.product().equals(product))
              .map(file -> file.part().orElseThrow())
              .toList();
      List<String> ids =
          received.stream()
              .filter(message -> message.get("product").asText().equals(product))
              .map(message -> message.get("id").asText())
              .toList();
      Set<String> first = new LinkedHashSet<>(ids);
      assertThat(first).as("messages of %s", product).containsExactlyElementsOf(parts);
      if (repeatedAtOnce) {
        assertThat(ids).as("a repeated message comes before the next one").isSorted();
      }
    }
  }

  private static void awaitMessages(MqttReceiver subscriber, int parts)
      throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (subscriber.received.stream().map(message -> message.get("id")).distinct().count()
        < parts) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      Thread.sleep(100);
    }
  }
}
