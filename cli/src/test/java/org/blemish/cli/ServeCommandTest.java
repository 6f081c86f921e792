// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process: its log, and its end by SIGTERM. */
@Tag("system")
class ServeCommandTest {
  private static final String ANNOUNCED = "serving at ";
  private static final int TERMINATED = 143;
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final String PRODUCT = "{\"id\":\"plate\",\"name\":\"Plate\"}";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    // The global option comes first: the log is JSON nevertheless.
    List<String> command = ChildJava.program("-Xmx512m");
    command.addAll(
        List.of("--verbose", "serve", "--data", folder.resolve("data").toString(), "--port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("BLEMISH_SERVER_LOGIN_REQUIRED", "false");
    builder.environment().put("BLEMISH_SERVER_LIMITS_DRAIN_SECONDS", "120");
    process = builder.redirectError(folder.resolve("log").toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = String.valueOf(out.readLine());
    assertThat(line).as(Files.readString(folder.resolve("log"))).startsWith(ANNOUNCED);
    address = URI.create(line.substring(ANNOUNCED.length()));
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  private HttpResponse<String> get(String path, String id) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address.resolve(path)).header("X-Request-Id", id).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<JsonNode> log() throws IOException {
    return Files.readAllLines(folder.resolve("log")).stream()
        .map(line -> Json.read(line, JsonNode.class, "line of the log"))
        .toList();
  }

  @Test
  void logIsJsonWithTheIdOfEachRequest() throws Exception {
    assertThat(get("/api/v1/products", "line-7.1").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/products/none", "line-7.2").statusCode()).isEqualTo(404);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(log())
        .filteredOn(entry -> entry.path("logger").asText().equals("org.blemish.server.requests"))
        .extracting(
            entry -> entry.path("request").asText(),
            entry -> entry.path("message").asText().replaceFirst("\\d+ ms .*", ""))
        .containsExactly(
            tuple("line-7.1", "GET /api/v1/products 200 "),
            tuple("line-7.2", "GET /api/v1/products/none 404 "));
    assertThat(log()).allSatisfy(entry -> assertThat(entry.hasNonNull("time")).isTrue());
  }

  @Test
  void runningRequestIsAnsweredAfterSigtermAndNewOnesAreRefused() throws Exception {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          String.join(
                  "\r\n",
                  "POST /api/v1/products HTTP/1.1",
                  "Host: %s:%d",
                  "Connection: close",
                  "Expect: 100-continue",
                  "Content-Type: application/json",
                  "Content-Length: %d",
                  "",
                  "")
              .formatted(address.getHost(), address.getPort(), PRODUCT.length())
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      // The server asks for the body: it works on the request.
      byte[] answer = socket.getInputStream().readNBytes(CONTINUE.length());
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo(CONTINUE);
      process.destroy();
      HttpResponse<String> refused = awaitStatus("/api/v1/products", 503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(process.isAlive()).isTrue();

      out.write(PRODUCT.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 201")
          .contains("plate");
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
  }

  private HttpResponse<String> awaitStatus(String path, int status) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    HttpResponse<String> response = get(path, "poll");
    while (response.statusCode() != status) {
      assertThat(System.nanoTime()).as("%s with status %d", path, status).isLessThan(end);
      Thread.sleep(20);
      response = get(path, "poll");
    }
    return response;
  }
}
