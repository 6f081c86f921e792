// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.jobs.FakeJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Start, stop and restart. */
class ServerLifeTest {
  private static final String IMAGES = "/api/v1/products/plate/images";

  @TempDir private Path folder;

  private BlemishServer start(Path data, int port) {
    Map<String, String> variables =
        Map.of(
            "BLEMISH_SERVER_DATA", data.toString(),
            "BLEMISH_SERVER_PORT", String.valueOf(port));
    return BlemishServer.start(
        new SettingsReader(variables).read(Optional.empty()), FakeJob.command());
  }

  @Test
  void portInUseIsNamed() {
    try (BlemishServer first = start(folder.resolve("a"), 0)) {
      int port = first.address().getPort();

      assertThatThrownBy(() -> start(folder.resolve("b"), port))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("--port");
    }
  }

  @Test
  void folderOfAnotherServerIsRefusedUntilItStops() {
    try (BlemishServer first = start(folder, 0)) {
      assertThat(first.address().getPort()).isPositive();
      assertThatThrownBy(() -> start(folder, 0))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("is in use by another server");
    }
    start(folder, 0).close();
  }

  @Test
  void whatAKilledServerLeftHalfWrittenIsDeletedAtTheStart() throws Exception {
    start(folder, 0).close();
    Path upload = Files.write(folder.resolve("uploads/MultiPart123"), new byte[9]);
    Path draft = Files.write(folder.resolve("models/.5f0c.blemish"), new byte[9]);

    start(folder, 0).close();

    assertThat(upload).doesNotExist();
    assertThat(draft).doesNotExist();
  }

  @Test
  @Timeout(60)
  void stopWaitsUntilAClientHasReadItsResponse() throws Exception {
    byte[] noise = new byte[3 * 2048 * 2048];
    new Random(1).nextBytes(noise);
    byte[] png = Images.png(Image.rgb(noise, 2048, 2048));
    try (TestServer server = TestServer.of(folder)) {
      server.post("/api/v1/products", "{\"id\":\"plate\",\"name\":\"Plate\"}");
      String digest =
          server
              .form(IMAGES, new TestServer.FormFile("image", "large.png", png))
              .json()
              .at("/files/0/digest")
              .asText();
      try (Socket slow = new Socket()) {
        slow.setReceiveBufferSize(4096); // so that the response does not fit into the buffers
        slow.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.address().getPort()));
        slow.getOutputStream()
            .write(
                "GET %s/%s HTTP/1.0\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(IMAGES, digest, server.token())
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(slow.getInputStream().read()).isEqualTo('H');
        Thread stop = new Thread(server::restart);
        stop.start();
        while (server.get("/api/v1/products").status() != 503) {
          Thread.sleep(20);
        }

        assertThat(slow.getInputStream().readAllBytes()).endsWith(png);
        stop.join();
      }
    }
  }

  @Test
  void recordsModelsAndJobsAreThereAfterARestart() throws Exception {
    try (TestServer server = TestServer.of(folder)) {
      String model = server.productWithImageModel("plate");
      String part =
          server
              .send("POST", "/api/v1/products/plate/inspect", Fixtures.badImage(1), "image/png")
              .json()
              .path("id")
              .asText();
      server.form(
          "/api/v1/products/plate/images",
          new TestServer.FormFile("image", "t.png", Fixtures.goodImage(90)));
      String job =
          server
              .post(
                  "/api/v1/products/plate/jobs",
                  "{\"kind\":\"train\",\"settings\":{\"seed\":\"2\"}}")
              .json()
              .path("id")
              .asText();
      long end = System.nanoTime() + 60_000_000_000L;
      while (server.get("/api/v1/jobs/" + job).json().path("done").asInt() < 1) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.sleep(50);
      }

      server.restart();

      assertThat(server.get("/api/v1/parts/" + part).json().path("model").asText())
          .isEqualTo(model);
      // The job was stopped with the server, and runs to its end at the second attempt.
      server.events("/api/v1/jobs/" + job + "/events");
      JsonNode ended = server.get("/api/v1/jobs/" + job).json();
      assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
    }
  }
}
