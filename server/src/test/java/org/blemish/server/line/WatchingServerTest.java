// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.json.Json;
import org.blemish.server.Fixtures;
import org.blemish.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder and a webhook in the settings of a server. */
class WatchingServerTest {
  private static final String PRODUCT = "/api/v1/products/caps";

  @TempDir private Path temporary;

  private static JsonNode parts(TestServer server) {
    return server.get("/api/v1/parts?product=caps").json().get("parts");
  }

  @Test
  void folderOfTheSettingsIsInspectedAndReported() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("camera"));
    Path model = temporary.resolve("model.blemish");
    Fixtures.imageModel(model, 1);
    try (WebhookReceiver webhook = new WebhookReceiver();
        TestServer server =
            TestServer.of(
                temporary.resolve("data"),
                "LINE_FOLDERS",
                "[{path: '%s', product: caps}]".formatted(folder),
                "LINE_WEBHOOKS",
                "[{name: mes, url: '%s', secret: a secret of the test}]"
                    .formatted(webhook.url()))) {
      server.post("/api/v1/products", "{\"id\":\"caps\",\"name\":\"Caps\"}");
      Files.write(folder.resolve("a.png"), Fixtures.goodImage(1));
      JsonNode added =
          server
              .send(
                  "POST",
                  PRODUCT + "/models",
                  Files.readAllBytes(model),
                  "application/octet-stream")
              .json();
      server.post(PRODUCT + "/models/" + added.get("digest").asText() + "/activate", "");

      long end = System.nanoTime() + 60_000_000_000L;
      while (webhook.received.isEmpty()) {
        assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
        Thread.sleep(50);
      }
      JsonNode part = parts(server).get(0);
      assertThat(part.get("origin").asText()).isEqualTo("folder");
      assertThat(part.get("source").asText()).isEqualTo(folder.resolve("a.png").toString());
      JsonNode message = webhook.received.get(0);
      assertThat(message.get("type").asText()).isEqualTo("part.inspected");
      assertThat(message.get("product").asText()).isEqualTo("caps");
      assertThat(message.get("id")).isEqualTo(part.get("id"));
      assertThat(Json.line(message.get("part").get("verdict")))
          .isEqualTo(Json.line(part.get("verdict")));
      assertThat(server.get("/metrics").text())
          .contains("blemish_waiting_messages", "blemish_dead_messages 0.0");
    }
  }
}
