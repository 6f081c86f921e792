// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.blemish.core.json.Json;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.store.Database;
import org.blemish.server.store.PartTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every response that was sent is in the records, after {@code kill -9} too. */
@Tag("system")
class KillTest {
  private static final int KILLS = 8;
  private static final int CLIENTS = 4;

  @TempDir private Path folder;
  private final List<String> answered = Collections.synchronizedList(new ArrayList<>());

  /** A server without login, in a process of its own; prints its address. */
  public static final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
      Map<String, String> variables =
          Map.of(
              "BLEMISH_SERVER_DATA", args[0],
              "BLEMISH_SERVER_PORT", "0",
              "BLEMISH_SERVER_LOGIN_REQUIRED", "false");
      BlemishServer server =
          BlemishServer.start(
              new SettingsReader(variables).read(Optional.empty()), List.of("false"));
      System.out.println(server.address());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void prepare() {
    try (TestServer server = TestServer.of(folder)) {
      server.productWithImageModel("plate");
    }
  }

  /** Sends parts until the server is gone. */
  private void send(URI address) {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; ; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/api/v1/products/plate/inspect"))
              .header("Content-Type", "image/png")
              .POST(HttpRequest.BodyPublishers.ofByteArray(Fixtures.goodImage(i)))
              .build();
      try {
        HttpResponse<byte[]> response =
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 200) {
          answered.add(Json.read(response.body(), JsonNode.class, "answer").path("id").asText());
        }
      } catch (Exception e) {
        return;
      }
    }
  }

  private void awaitMore(int before) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (answered.size() <= before) {
      assertThat(System.nanoTime()).as("the server answers").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void everyAnsweredPartIsRecordedAfterKills() throws Exception {
    prepare();
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start();
      URI address;
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        address = URI.create(String.valueOf(out.readLine()));
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          Thread client = new Thread(() -> send(address));
          client.start();
          clients.add(client);
        }
        awaitMore(answered.size());
        Thread.sleep(random.nextInt(1000));
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        for (Thread client : clients) {
          client.join();
        }
      }
    }

    assertThat(answered).hasSizeGreaterThan(KILLS);
    try (Database database = Database.open(DatabaseSettings.DEFAULT, folder)) {
      for (String id : answered) {
        assertThat(database.<Boolean>read(handle -> new PartTable(handle).get(id).isPresent()))
            .as("part %s of %d answered ones", id, answered.size())
            .isTrue();
      }
    }
  }
}
