// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a server that needs no login: generates a product, trains and activates a model, and then
 * sends a part every two seconds. It uses the same requests as any client. Runs in a thread of its
 * own, as long as the process.
 */
public final class DemoFeed {
  private static final Logger LOG = LoggerFactory.getLogger(DemoFeed.class);
  private static final String PRODUCT = "biscuit";
  private static final String BOUNDARY = "----blemish-demo";
  private static final int PAUSE_MILLIS = 2000;
  private static final int POLL_MILLIS = 1000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI api;

  private DemoFeed(URI server) {
    this.api = server.resolve("/api/v1/");
  }

  /** Starts to fill a server. */
  public static void start(URI server) {
    DemoFeed feed = new DemoFeed(server);
    Thread thread = new Thread(feed::run, "demo");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try (TemporaryFolder folder = TemporaryFolder.create("blemish-demo")) {
      Path data = generate(folder.path());
      prepare(data);
      feed(images(data.resolve("test")));
    } catch (IOException | BlemishException e) {
      LOG.error("the demonstration has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path generate(Path folder) {
    ProductSettings settings =
        ProductSettings.of(ProductKind.of(PRODUCT))
            .withSize(new Size(256, 256))
            .withSeed(1)
            .withCounts(24, 0, 40, 3);
    return ProductGenerator.generate(settings, folder, (done, total) -> {});
  }

  private static List<Path> images(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".png"))
          .filter(DemoFeed::isImage)
          .sorted()
          .toList();
    }
  }

  private static boolean isImage(Path file) {
    return file.getName(file.getNameCount() - 2).toString().equals("rgb");
  }

  /** Makes product and model, unless an earlier demonstration has made them. */
  private void prepare(Path data) throws IOException, InterruptedException {
    HttpResponse<String> known = send("GET", "products/" + PRODUCT, "", new byte[0]);
    if (known.statusCode() == 404) {
      json("POST", "products", Map.of("id", PRODUCT, "name", "Biscuit (generated)"));
      required(
          send(
              "POST",
              "products/%s/images?purpose=train".formatted(PRODUCT),
              "multipart/form-data; boundary=" + BOUNDARY,
              form(images(data.resolve("train")))));
    } else if (Json.read(known.body(), JsonNode.class, "product").has("model")) {
      return;
    }
    JsonNode job =
        json(
            "POST",
            "products/%s/jobs".formatted(PRODUCT),
            Map.of("kind", "train", "settings", Map.of("preset", "fast", "method", "patchcore")));
    String path = "jobs/" + job.path("id").asText();
    while (!job.has("finished")) {
      Thread.sleep(POLL_MILLIS);
      job = Json.read(required(send("GET", path, "", new byte[0])), JsonNode.class, "job");
    }
    if (!job.has("model")) {
      throw new BlemishException("the training has failed: " + job.path("message").asText());
    }
    send(
        "POST",
        "products/%s/models/%s/activate".formatted(PRODUCT, job.path("model").asText()),
        "",
        new byte[0]);
  }

  private void feed(List<Path> parts) throws IOException, InterruptedException {
    List<Path> order = new ArrayList<>(parts);
    Collections.shuffle(order, new Random(1));
    for (int i = 0; ; i++) {
      Path part = order.get(i % order.size());
      String name = "part-%04d.png".formatted(i + 1);
      send(
          "POST",
          "products/%s/inspect?source=%s".formatted(PRODUCT, name),
          "image/png",
          Files.readAllBytes(part));
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static byte[] form(List<Path> files) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Path file : files) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"image\"; filename=\"%s\"\r\n\r\n"
              .formatted(BOUNDARY, file.getFileName())
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(Files.readAllBytes(file));
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private JsonNode json(String method, String path, Map<String, ?> value)
      throws IOException, InterruptedException {
    byte[] body = Json.line(value).getBytes(StandardCharsets.UTF_8);
    return Json.read(
        required(send(method, path, "application/json", body)), JsonNode.class, "answer");
  }

  private static String required(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw new BlemishException(response.body());
    }
    return response.body();
  }

  private HttpResponse<String> send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
