// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;

/** A client of a server without login that inspects images of one product. */
final class InspectionClient {
  private static final String PRODUCT = "benchmark";
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  InspectionClient(URI server) {
    this.server = server;
  }

  /**
   * A response.
   *
   * @param id of the part's record; empty if it was not inspected
   * @param retryAfter whether it says when to try again
   */
  record Answer(int status, String id, boolean retryAfter) {}

  /** Makes the product with an active model. */
  void prepare(Path model) {
    String json = "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(PRODUCT, PRODUCT);
    require(
        request("/api/v1/products", "application/json", HttpRequest.BodyPublishers.ofString(json)));
    try {
      String digest =
          require(
                  request(
                      "/api/v1/products/" + PRODUCT + "/models",
                      "application/octet-stream",
                      HttpRequest.BodyPublishers.ofFile(model)))
              .path("digest")
              .asText();
      require(
          request(
              "/api/v1/products/%s/models/%s/activate".formatted(PRODUCT, digest),
              "application/json",
              HttpRequest.BodyPublishers.noBody()));
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read: %s".formatted(model, e.getMessage()), e);
    }
  }

  private HttpRequest request(String path, String type, HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(LONGEST)
        .header("Content-Type", type)
        .POST(body)
        .build();
  }

  private JsonNode require(HttpRequest request) {
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() / 100 != 2) {
      throw new BlemishException(
          "%s was answered with status %d, expected 2xx"
              .formatted(request.uri(), response.statusCode()));
    }
    return Json.read(response.body(), JsonNode.class, "answer");
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new BlemishException("%s failed: %s".formatted(request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlemishException("stopped while waiting for a response", e);
    }
  }

  private HttpRequest inspection(byte[] image) {
    return request(
        "/api/v1/products/" + PRODUCT + "/inspect",
        "image/png",
        HttpRequest.BodyPublishers.ofByteArray(image));
  }

  /** Inspects an image, and waits for the result. */
  Answer inspect(byte[] image) {
    return answer(send(inspection(image)));
  }

  /** Inspects an image without waiting. */
  CompletableFuture<Answer> inspectLater(byte[] image) {
    return client
        .sendAsync(inspection(image), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(InspectionClient::answer);
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    boolean inspected = response.statusCode() == 200;
    return new Answer(
        response.statusCode(),
        inspected ? Json.read(response.body(), JsonNode.class, "answer").path("id").asText() : "",
        response.headers().firstValue("Retry-After").isPresent());
  }

  /** Posts an image to another server, and waits for the result. */
  void post(URI other, byte[] image) {
    require(
        HttpRequest.newBuilder(other)
            .timeout(LONGEST)
            .header("Content-Type", "image/png")
            .POST(HttpRequest.BodyPublishers.ofByteArray(image))
            .build());
  }

  /** The text of {@code /metrics}. */
  String metrics() {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/metrics")).timeout(LONGEST).build();
    return new String(send(request).body(), StandardCharsets.UTF_8);
  }
}
