// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.blemish.server.Fixtures;
import org.blemish.server.TestServer;
import org.blemish.server.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {
  private static final String INSPECT = "/api/v1/products/plate/inspect";

  @TempDir private Path folder;

  private static List<Answer> sendAtOnce(TestServer server, int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] image = Fixtures.goodImage(i);
      answers.add(
          threads.submit(
              () ->
                  server.raw(
                      "POST",
                      INSPECT,
                      image,
                      Map.of(
                          "Content-Type",
                          "image/png",
                          "Authorization",
                          "Bearer " + server.token()))));
    }
    List<Answer> all = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      all.add(answer.get());
    }
    threads.shutdown();
    return all;
  }

  @Test
  void partsAreRefusedWhenTooManyWaitAndEveryAnsweredOneIsRecorded() throws Exception {
    try (TestServer server =
        TestServer.of(folder, "LIMITS_WAITING", "2", "MODELS_INSPECTIONS", "1")) {
      server.productWithImageModel("plate");

      List<Answer> answers = sendAtOnce(server, 40);

      List<Answer> refused = answers.stream().filter(answer -> answer.status() == 429).toList();
      List<Answer> answered = answers.stream().filter(answer -> answer.status() == 200).toList();
      assertThat(refused).isNotEmpty();
      assertThat(refused.get(0).header("Retry-After")).isEqualTo("1");
      assertThat(refused.size() + answered.size()).isEqualTo(40);
      assertThat(server.get("/api/v1/parts?limit=1000").json().path("parts"))
          .hasSize(answered.size());
      assertThat(server.get("/metrics").text())
          .contains("blemish_refused_total{reason=\"overloaded\"} " + refused.size());
    }
  }

  @Test
  void fullDiskStopsStoringButNotInspecting() {
    try (TestServer server = TestServer.of(folder, "STORAGE_FREE_MEGABYTES", "2000000000")) {
      server.productWithImageModel("plate");

      Answer answer = server.send("POST", INSPECT, Fixtures.badImage(1), "image/png");

      assertThat(answer.status()).isEqualTo(200);
      String id = answer.json().path("id").asText();
      assertThat(server.get("/api/v1/parts/" + id).json().has("image")).isFalse();
      assertThat(server.get("/api/v1/parts/" + id + "/heatmap").status()).isEqualTo(409);
      assertThat(server.get("/health/ready").json().path("ready").asBoolean()).isTrue();
      assertThat(server.get("/health/ready").text()).contains("images are not stored");
    }
  }

  @Test
  void whatCannotBeDecodedIsNotStored() throws Exception {
    try (TestServer server = TestServer.of(folder)) {
      server.productWithImageModel("plate");
      byte[] image = Fixtures.goodImage(1);
      byte[] half = Arrays.copyOf(image, image.length / 2);

      assertThat(server.send("POST", INSPECT, half, "image/png").status()).isEqualTo(400);

      try (var files = Files.walk(folder.resolve("content"))) {
        assertThat(files.filter(Files::isRegularFile)).isEmpty();
      }
    }
  }

  @Test
  void equalImagesAreStoredOnce() throws Exception {
    try (TestServer server = TestServer.of(folder)) {
      server.productWithImageModel("plate");
      for (int i = 0; i < 3; i++) {
        server.send("POST", INSPECT, Fixtures.goodImage(1002), "image/png");
      }

      try (var files = Files.walk(folder.resolve("content"))) {
        assertThat(files.filter(Files::isRegularFile)).hasSize(1);
      }
    }
  }
}
