// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} with its most detailed log writes of logins and tokens: nothing. */
@Tag("system")
class ServeLogTest {
  private static final String PASSWORD = "log in as admin with the password ";
  private static final String ANNOUNCED = "serving at ";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> post(URI address, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String text(HttpResponse<String> response, String key) {
    return Json.read(response.body(), JsonNode.class, "answer").path(key).asText();
  }

  @Test
  void passwordsAndSecretsAreNotLogged() throws Exception {
    List<String> command = ChildJava.program("-Xmx512m");
    command.addAll(
        List.of(
            "--log-level",
            "debug",
            "serve",
            "--data",
            folder.resolve("data").toString(),
            "--port",
            "0"));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("log").toFile()).start();
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String password = String.valueOf(out.readLine()).substring(PASSWORD.length());
      String line = String.valueOf(out.readLine());
      while (!line.startsWith(ANNOUNCED)) {
        line = String.valueOf(out.readLine());
      }
      URI address = URI.create(line.substring(ANNOUNCED.length()));
      URI session = address.resolve("/api/v1/session");
      String login = "{\"name\":\"admin\",\"password\":\"%s\"}";
      assertThat(post(session, login.formatted("mistyped-" + password)).statusCode())
          .isEqualTo(401);
      assertThat(post(session, login.formatted(password + "\",\"x\":\"")).statusCode())
          .as("a body with an unknown key")
          .isEqualTo(400);
      HttpResponse<String> entered = post(session, login.formatted(password));
      String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
      String csrf = text(entered, "csrf");
      HttpResponse<String> made =
          post(
              address.resolve("/api/v1/tokens"),
              "{\"name\":\"line\",\"scope\":\"inspect\"}",
              "Cookie",
              cookie,
              "X-CSRF-Token",
              csrf);
      String token = text(made, "secret");
      assertThat(
              post(address.resolve("/api/v1/products"), "{}", "Authorization", "Bearer " + token)
                  .statusCode())
          .isEqualTo(403);
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

      String log = Files.readString(folder.resolve("log"));
      assertThat(log).contains("POST /api/v1/session 200", "POST /api/v1/tokens 201");
      assertThat(token).hasSizeGreaterThan(40);
      // As parts too: a log may cut or quote a header.
      for (String secret : List.of(password, cookie.split("=", -1)[1], csrf, token.substring(8))) {
        assertThat(log).doesNotContain(secret, secret.substring(0, 12));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
