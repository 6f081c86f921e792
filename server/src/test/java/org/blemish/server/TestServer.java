// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.blemish.server.auth.Accounts;
import org.blemish.server.auth.Scope;
import org.blemish.server.auth.Tokens;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.http.OpenApi;
import org.blemish.server.jobs.FakeJob;
import org.blemish.server.store.Database;
import org.blemish.server.store.RecordIds;

/** A real server on a free port, and a client whose exchanges are checked against OpenAPI. */
public final class TestServer implements AutoCloseable {
  public static final String PASSWORD = "a long password";

  private final Path folder;
  private final Map<String, String> variables;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String token;
  private BlemishServer server;

  /** One exchange. */
  public record Answer(int status, byte[] body, HttpResponse<byte[]> response) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return Json.read(body, JsonNode.class, "answer");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private TestServer(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = variables;
    Database database =
        open(folder, new SettingsReader(variables).read(Optional.empty()).database());
    try {
      new Accounts(database).set("admin", PASSWORD, Optional.empty());
      token =
          new Tokens(database, new RecordIds())
              .create("test", Scope.MANAGE, Optional.empty())
              .secret();
    } finally {
      database.close();
    }
    server = start();
  }

  private static Database open(Path folder, DatabaseSettings settings) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Database.open(settings, folder);
  }

  /** A server with a token for everything; settings as pairs of variable and value. */
  public static TestServer of(Path folder, String... settings) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(SettingsReader.PREFIX + "DATA", folder.toString());
    variables.put(SettingsReader.PREFIX + "PORT", "0");
    variables.put(SettingsReader.PREFIX + "STORAGE_FREE_MEGABYTES", "0");
    for (int i = 0; i < settings.length; i += 2) {
      variables.put(SettingsReader.PREFIX + settings[i], settings[i + 1]);
    }
    return new TestServer(folder, variables);
  }

  private BlemishServer start() {
    ServerSettings settings = new SettingsReader(variables).read(Optional.empty());
    return BlemishServer.start(settings, FakeJob.command());
  }

  /** Stops the server and starts it again. */
  public void restart() {
    server.close();
    server = start();
  }

  public Path folder() {
    return folder;
  }

  public URI address() {
    return server.address();
  }

  /** A token of this server for everything. */
  public String token() {
    return token;
  }

  public Answer get(String path) {
    return send("GET", path, new byte[0], Map.of());
  }

  public Answer post(String path, String json) {
    return send(
        "POST",
        path,
        json.getBytes(StandardCharsets.UTF_8),
        json.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json"));
  }

  public Answer send(String method, String path, byte[] body, String contentType) {
    return send(method, path, body, Map.of("Content-Type", contentType));
  }

  /** Sends a request with the token; request and response must fit the description. */
  public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Authorization", "Bearer " + token);
    Answer answer = raw(method, path, body, all);
    OpenApi.check(method, path, body, all, answer);
    return answer;
  }

  /** Sends a request as it is, without a check. */
  public Answer raw(String method, String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One file of a form. */
  public record FormFile(String field, String name, byte[] content) {}

  /** Sends files as a form. */
  public Answer form(String path, FormFile... files) {
    return send("POST", path, body(files), Map.of("Content-Type", FORM));
  }

  private static final String BOUNDARY = "----boundary7f3a";
  public static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

  /** The body of a form. */
  public static byte[] body(FormFile... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (FormFile file : files) {
      out.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
              .formatted(BOUNDARY, file.field(), file.name())
              .getBytes(StandardCharsets.UTF_8));
      out.writeBytes(file.content());
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Makes a product with an active model of images; the model's digest. */
  public String productWithImageModel(String product) {
    Path file = folder.resolve(product + ".blemish");
    Fixtures.imageModel(file, 1);
    try {
      return productWithModel(product, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a product with an active model; the model's digest. */
  public String productWithModel(String product, byte[] model) {
    post("/api/v1/products", "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(product, product));
    Answer uploaded =
        send("POST", "/api/v1/products/" + product + "/models", model, "application/octet-stream");
    String digest = uploaded.json().path("digest").asText();
    post("/api/v1/products/%s/models/%s/activate".formatted(product, digest), "");
    return digest;
  }

  /** All events of a stream until it ends. */
  public List<String> events(String path) {
    Answer answer = send("GET", path, new byte[0], Map.of("Accept", "text/event-stream"));
    List<String> events = new ArrayList<>();
    for (String line : answer.text().split("\n")) {
      if (line.startsWith("data: ")) {
        events.add(line.substring("data: ".length()));
      }
    }
    return events;
  }

  @Override
  public void close() {
    server.close();
  }
}
